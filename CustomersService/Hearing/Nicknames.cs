using System.Collections.Frozen;

namespace CustomersService.Hearing;

/// <summary>
/// First names that one person goes by, and names that are said quite unlike they are written, as listeners write them down.
/// Each line is a family: every name of it may be meant by every other one. In lower case, without accents.
/// </summary>
internal static class Nicknames
{
    private static readonly FrozenDictionary<string, string[]> Families = Read(
        """
        abigail abby gail
        albert al bert bertie
        alexander alex al sandy xander sasha
        alexandra alex sandra sandy sasha
        andrew andy drew
        anthony tony
        barbara barb babs
        benjamin ben benny
        catherine katherine kathryn cathy kathy kate katie kitty
        charles charlie chuck chas
        christina christine chris tina
        christopher chris kit topher
        daniel dan danny
        david dave davey
        deborah debra deb debbie
        donald don donnie
        dorothy dot dottie
        edward ed eddie ted ned
        eleanor ellie nell nora
        elizabeth liz lizzie beth betty betsy eliza lisa libby
        francis frank
        frederick fred freddie
        gerald gerry jerry
        gregory greg
        guadalupe lupe
        harold harry hal
        henry harry hank
        isabella isabel bella izzy
        jacob jake
        james jim jimmy jamie
        jennifer jen jenny
        jessica jess jessie
        john jack johnny
        jonathan jon jonny
        joseph joe joey
        jose pepe
        joshua josh
        judith judy
        kenneth ken kenny
        kimberly kim
        lawrence laurence larry
        leonard leo len lenny
        margaret maggie meg peggy marge margie
        matthew matt
        michael mike mick mickey
        nancy nan
        nathaniel nathan nate
        nicholas nick nicky
        pamela pam
        patricia pat patty tricia trish
        patrick pat paddy
        peter pete
        philip phil
        raymond ray
        rebecca becky becca
        richard rick dick rich ricky
        robert bob bobby rob robbie bert
        ronald ron ronnie
        samantha sam
        samuel sam sammy
        stephanie steph
        stephen steven steve
        susan sue susie
        suzanne sue suzy
        theodore ted teddy theo
        theresa teresa terry tess
        thomas tom tommy
        timothy tim
        victoria vicky tori
        vincent vince vinny
        virginia ginny
        walter walt wally
        william bill billy will willy liam
        zachary zach zack

        aoife eefa eva
        beauchamp beecham
        caoimhe keeva kweeva
        cholmondeley chumley
        dhomhnaill gonal donal
        eoghan owen
        featherstonehaugh fanshaw
        guillaume gheeyome
        huynh hwin win
        jacques jack zhak
        joaquin wakeen
        jorge horhay
        leicester lester
        marjoribanks marchbanks
        menzies mingis
        niamh neve neeve
        nguyen win wen nwin newen
        ruairi rory
        saoirse seersha sersha
        sean shawn shaun
        sinead shinade
        siobhan shivaun shivawn chevonne shavon shavonne
        szczepanski shchepanski stepanski chepanski
        tadhg tige
        wojciech voytek voytech wojtek
        worcester wooster
        xavier zavier havier javier
        xiao shaow
        zhang jang
        """);

    /// <summary>The other names of its families, without the name itself.</summary>
    public static IReadOnlyList<string> Of(string name) => Families.GetValueOrDefault(name, []);

    private static FrozenDictionary<string, string[]> Read(string table) => table
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(' '))
        .SelectMany(family => family.SelectMany(_ => family, (one, other) => (One: one, Other: other)))
        .Where(pair => pair.One != pair.Other)
        .GroupBy(pair => pair.One, pair => pair.Other)
        .ToFrozenDictionary(group => group.Key, group => group.Distinct().ToArray());
}
