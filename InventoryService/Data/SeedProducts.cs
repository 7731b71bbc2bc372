namespace InventoryService.Data;

/// <summary>A product to begin with; the price is in cents.</summary>
internal sealed record SeedProduct(string ItemId, string Category, int Price, string Name, string Description);

internal static class SeedProducts
{
    public static readonly SeedProduct[] All =
    [
        new("PIZZ0001", "mains", 1250, "Margherita Pizza", "Stone-baked pizza with tomato, mozzarella and fresh basil. Vegetarian."),
        new("PIZZ0002", "mains", 1450, "Pepperoni Pizza", "Stone-baked pizza with tomato, mozzarella and spicy pepperoni."),
        new("BURG0001", "mains", 1195, "Classic Burger", "Beef patty with cheddar, lettuce, tomato and pickles in a brioche bun."),
        new("BURG0002", "mains", 1095, "Veggie Burger", "Chickpea and beetroot patty with avocado in a wholegrain bun. Vegan."),
        new("PAST0001", "mains", 1350, "Spaghetti Carbonara", "Pasta with egg, pancetta, pecorino and black pepper."),
        new("PAST0002", "mains", 1250, "Penne Arrabbiata", "Pasta in a hot tomato sauce with garlic and chilli. Vegan."),
        new("SALM0001", "mains", 1895, "Grilled Salmon", "Salmon fillet with lemon butter, green beans and new potatoes. Gluten-free."),
        new("CHKN0001", "mains", 1650, "Roast Chicken", "Half a chicken with rosemary, roast potatoes and gravy."),
        new("TACO0001", "mains", 1325, "Fish Tacos", "Three corn tortillas with crisp cod, slaw and lime cream."),
        new("CURR0001", "mains", 1475, "Thai Green Curry", "Chicken and vegetables in coconut milk with jasmine rice. Gluten-free."),
        new("SOUP0001", "starters", 650, "Tomato Soup", "Roasted tomatoes and basil, with a slice of sourdough. Vegetarian."),
        new("WING0001", "starters", 950, "Buffalo Wings", "Eight chicken wings in hot sauce with a blue cheese dip."),
        new("SALD0001", "starters", 875, "Caesar Salad", "Romaine lettuce, croutons, parmesan and anchovy dressing."),
        new("SALD0002", "starters", 895, "Greek Salad", "Tomato, cucumber, olives and feta with oregano. Vegetarian, gluten-free."),
        new("BRED0001", "starters", 495, "Garlic Bread", "Toasted baguette with garlic and parsley butter. Vegetarian."),
        new("CAKE0001", "desserts", 695, "Chocolate Cake", "Three layers of dark chocolate sponge with ganache."),
        new("CAKE0002", "desserts", 725, "Cheesecake", "Baked vanilla cheesecake with a compote of berries."),
        new("ICEC0001", "desserts", 450, "Vanilla Ice Cream", "Two scoops with Madagascan vanilla. Gluten-free."),
        new("TIRA0001", "desserts", 750, "Tiramisu", "Sponge fingers in espresso with mascarpone and cocoa. Contains alcohol."),
        new("COFF0001", "drinks", 325, "Espresso", "A single shot of the house coffee."),
        new("COFF0002", "drinks", 425, "Flat White", "A double shot with steamed milk; oat milk on request."),
        new("TEAA0001", "drinks", 350, "Green Tea", "A pot of loose-leaf sencha."),
        new("LEMO0001", "drinks", 395, "Fresh Lemonade", "Pressed lemons, a little sugar and mint."),
        new("WATR0001", "drinks", 295, "Sparkling Water", "A bottle of half a litre."),
        new("MUGG0001", "homeware", 1400, "Stoneware Mug", "Hand-glazed mug for a third of a litre. Dishwasher safe."),
        new("PLAT0001", "homeware", 1800, "Dinner Plate", "Stoneware plate, 27 centimetres across. Dishwasher safe."),
        new("GLAS0001", "homeware", 1250, "Wine Glass", "Crystal glass for red or white wine."),
        new("KNIF0001", "homeware", 5900, "Chef's Knife", "Forged steel blade of 20 centimetres with a walnut handle."),
        new("PANN0001", "homeware", 4500, "Cast Iron Pan", "Seasoned pan, 26 centimetres across, for any stove or oven."),
        new("BORD0001", "homeware", 3200, "Oak Cutting Board", "Solid oak with a groove for juices, 40 by 30 centimetres."),
        new("APRN0001", "homeware", 2900, "Linen Apron", "Washed linen with two pockets, one size."),
        new("BEAN0001", "pantry", 1600, "House Coffee Beans", "Our espresso roast, 500 grams of whole beans."),
        new("OLIV0001", "pantry", 1850, "Olive Oil", "Cold-pressed extra virgin oil, half a litre."),
        new("PSTA0001", "pantry", 650, "Dried Fettuccine", "Bronze-cut durum wheat pasta, 500 grams."),
        new("SAUC0001", "pantry", 795, "Chilli Sauce", "Fermented red chillies and garlic, a bottle of 250 millilitres."),
        new("HONY0001", "pantry", 1150, "Wildflower Honey", "Raw honey from mountain meadows, 340 grams."),
        new("SPIC0001", "pantry", 850, "Spice Blend", "Smoked paprika, cumin and coriander, 80 grams."),
        new("GIFT0001", "gifts", 2500, "Gift Card", "Twenty-five dollars to spend at any location."),
        new("BOOK0001", "gifts", 3400, "House Cookbook", "Ninety recipes from our kitchen, hardback."),
        new("TOTE0001", "gifts", 1900, "Canvas Tote Bag", "Organic cotton with long handles."),
    ];
}
