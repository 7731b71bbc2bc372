namespace HearingEvaluation;

/// <summary>Names to make people from: common ones of the English-speaking world and of its newcomers, and place-like compounds.</summary>
internal static class NamePools
{
    /// <summary>First names, the most common first.</summary>
    public static readonly string[] First = Words(
        """
        James Mary Michael Patricia Robert Jennifer John Linda David Elizabeth William Barbara Richard Susan Joseph Jessica Thomas Karen
        Christopher Sarah Charles Lisa Daniel Nancy Matthew Sandra Anthony Ashley Mark Emily Donald Kimberly Steven Margaret Andrew Donna Paul
        Michelle Joshua Carol Kenneth Amanda Kevin Melissa Brian Deborah Timothy Stephanie Ronald Rebecca George Sharon Jason Laura Edward
        Cynthia Jeffrey Dorothy Ryan Amy Jacob Kathleen Gary Angela Nicholas Shirley Eric Emma Jonathan Brenda Stephen Pamela Larry Nicole
        Justin Anna Scott Samantha Brandon Katherine Benjamin Christine Samuel Debra Gregory Rachel Alexander Carolyn Patrick Janet Frank Maria
        Raymond Olivia Jack Heather Dennis Helen Jerry Catherine Tyler Diane Aaron Julie Jose Victoria Adam Joyce Nathan Lauren Henry Kelly
        Zachary Christina Douglas Ruth Peter Joan Kyle Virginia Noah Judith Ethan Evelyn Jeremy Hannah Christian Andrea Walter Megan Keith
        Cheryl Austin Jacqueline Roger Madison Terry Teresa Sean Abigail Gerald Sophia Carl Martha Dylan Sara Harold Gloria Jordan Janice Jesse
        Kathryn Bryan Ann Lawrence Isabella Arthur Judy Gabriel Charlotte Bruce Julia Logan Grace Billy Amber Joe Alice Alan Jean Juan Denise
        Elijah Frances Willie Danielle Albert Marilyn Wayne Natalie Randy Beverly Mason Diana Vincent Brittany Liam Theresa Roy Kayla Bobby
        Alexis Caleb Doris Bradley Lori Russell Tiffany Lucas Jon Philip Geoffrey Graham Siobhan Aoife Niamh Eoin Priya Wei Minh Thuy Kenji
        Ahmed Fatima Ivan Olga Piotr Agnieszka Lars Ingrid Matteo Giulia Joao Ines Chidi Amara Kwame Noor
        """);

    /// <summary>Family names, the most common first.</summary>
    public static readonly string[] Family = Words(
        """
        Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez Wilson Anderson Thomas Taylor Moore
        Jackson Martin Lee Perez Thompson White Harris Sanchez Clark Ramirez Lewis Robinson Walker Young Allen King Wright Scott Torres Nguyen
        Hill Flores Green Adams Nelson Baker Hall Rivera Campbell Mitchell Carter Roberts Gomez Phillips Evans Turner Diaz Parker Cruz Edwards
        Collins Reyes Stewart Morris Morales Murphy Cook Rogers Gutierrez Ortiz Morgan Cooper Peterson Bailey Reed Kelly Howard Ramos Kim Cox
        Ward Richardson Watson Brooks Chavez Wood James Bennett Gray Mendoza Ruiz Hughes Price Alvarez Castillo Sanders Patel Myers Long Ross
        Foster Jimenez Powell Jenkins Perry Russell Sullivan Bell Coleman Butler Henderson Barnes Gonzales Fisher Vasquez Simmons Romero Jordan
        Patterson Alexander Hamilton Graham Reynolds Griffin Wallace Moreno West Cole Hayes Bryant Herrera Gibson Ellis Tran Medina Aguilar
        Stevens Murray Ford Castro Marshall Owens Harrison Fernandez McDonald Woods Washington Kennedy Wells Vargas Henry Chen Freeman Webb
        Tucker Guzman Burns Crawford Olson Simpson Porter Hunter Gordon Mendez Silva Shaw Snyder Mason Dixon Munoz Hunt Hicks Holmes Palmer
        Wagner Black Robertson Boyd Rose Stone Salazar Fox Warren Mills Meyer Rice Schmidt Garza Daniels Ferguson Nichols Stephens Soto Weaver
        Ryan Gardner Payne Grant Dunn Kelley Spencer Hawkins Arnold Pierce Hansen Peters Santos Hart Bradley Knight Elliott Cunningham Duncan
        Armstrong Hudson Carroll Lane Riley Andrews Alvarado Ray Delgado Berry Perkins Hoffman Johnston Matthews Pena Richards Contreras Willis
        Carpenter Lawrence Sandoval Guerrero George Chapman Rios Estrada Ortega Watkins Greene Nunez Wheeler Valdez Harper Burke Larson Santiago
        Maldonado Morrison Franklin Carlson Austin Dominguez Carr Lawson Jacobs OBrien Lynch Singh Vega Bishop Montgomery Oliver Jensen Harvey
        Williamson Gilbert Dean Sims Espinoza Howell Li Wong Reid Hanson Le McCoy Garrett Burton Fuller Wang Weber Welch Rojas Lucas Marquez
        Fields Park Yang Little Banks Padilla Day Walsh Bowman Schultz Luna Fowler Mejia Clarke Browne Smyth Stuart Thomson Philips Kowalski
        Szczepanski Wojcik Siddiqui Okafor Papadopoulos Yamamoto Lindqvist Featherstonehaugh
        """);

    public static readonly string[] Places = Words(
        """
        Ash Barn Beck Birch Black Brad Brook Burn Carl Chad Chat Clay Clif Cold Cran Crow Den Dray Dun East Ed El Fair Fal Farn Gains Glad Hal
        Hamp Hart Hather Hazel Hol Kings Lang Lin Lock Mans Mer Mid Mil Nor Old Pem Pen Quin Rad Red Ren Rock Row Sel Sher Stan Sut Thorn Up
        Wake Wal War West Whit Win Wolver
        """);

    public static readonly string[] PlaceEndings = Words(
        """
        ford ton ley field wood worth man more den well bury stone shaw ham by combe gate croft dale hurst stead wick low ridge brook land
        """);

    public static readonly string[] Domains = Words(
        """
        gmail.com yahoo.com outlook.com hotmail.com icloud.com aol.com proton.me fastmail.com comcast.net verizon.net example.org
        northwind.example contoso.example
        """);

    private static string[] Words(string table) => table.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
