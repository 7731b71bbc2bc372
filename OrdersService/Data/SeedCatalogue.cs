using OrdersService.Orders;

namespace OrdersService.Data;

/// <summary>The customers and products that the recorded orders are about, as they were then.</summary>
internal static class SeedCatalogue
{
    public static readonly string[] Customers =
    [
        "Alex Morgan", "Jon Smyth", "John Smith", "Siobhan O'Brien", "Xavier Nguyen", "Aoife Ní Dhomhnaill", "Phoebe Knight",
        "Catherine Wright", "Kathryn Reit", "Wojciech Szczepański", "Bao Tran", "María-José Núñez",
    ];

    public static readonly (string ItemId, string Name, long Price)[] Mains =
    [
        ("PIZZ0001", "Margherita Pizza", 1250), ("PIZZ0002", "Pepperoni Pizza", 1450), ("BURG0001", "Classic Burger", 1195),
        ("BURG0002", "Veggie Burger", 1095), ("PAST0001", "Spaghetti Carbonara", 1350), ("PAST0002", "Penne Arrabbiata", 1250),
        ("SALM0001", "Grilled Salmon", 1895), ("CHKN0001", "Roast Chicken", 1650), ("TACO0001", "Fish Tacos", 1325),
        ("CURR0001", "Thai Green Curry", 1475),
    ];

    public static readonly (string ItemId, string Name, long Price)[] Sides =
    [
        ("SOUP0001", "Tomato Soup", 650), ("WING0001", "Buffalo Wings", 950), ("SALD0001", "Caesar Salad", 875),
        ("SALD0002", "Greek Salad", 895), ("BRED0001", "Garlic Bread", 495), ("CAKE0001", "Chocolate Cake", 695),
        ("CAKE0002", "Cheesecake", 725), ("ICEC0001", "Vanilla Ice Cream", 450), ("TIRA0001", "Tiramisu", 750),
        ("COFF0001", "Espresso", 325), ("COFF0002", "Flat White", 425), ("TEAA0001", "Green Tea", 350),
        ("LEMO0001", "Fresh Lemonade", 395), ("WATR0001", "Sparkling Water", 295),
    ];

    public static readonly (string ItemId, string Name, long Price)[] Goods =
    [
        ("MUGG0001", "Stoneware Mug", 1400), ("PLAT0001", "Dinner Plate", 1800), ("GLAS0001", "Wine Glass", 1250),
        ("KNIF0001", "Chef's Knife", 5900), ("PANN0001", "Cast Iron Pan", 4500), ("BORD0001", "Oak Cutting Board", 3200),
        ("APRN0001", "Linen Apron", 2900), ("BEAN0001", "House Coffee Beans", 1600), ("OLIV0001", "Olive Oil", 1850),
        ("PSTA0001", "Dried Fettuccine", 650), ("SAUC0001", "Chilli Sauce", 795), ("HONY0001", "Wildflower Honey", 1150),
        ("SPIC0001", "Spice Blend", 850), ("GIFT0001", "Gift Card", 2500), ("BOOK0001", "House Cookbook", 3400),
        ("TOTE0001", "Canvas Tote Bag", 1900),
    ];

    public static Guid CustomerId(int number) => Guid.ParseExact($"0190a000-0000-7000-8000-{number:D12}", "D");

    public static OrderCustomer Customer(int number) => new(CustomerId(number), number, Customers[number - 1], IsActive: true);
}
