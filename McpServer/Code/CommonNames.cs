using System.Collections.Frozen;

namespace Mcp.Daemon.Code;

/// <summary>Names that libraries use so often that a call by such a name alone says nothing of whose it is.</summary>
internal static class CommonNames
{
    private static readonly FrozenSet<string> Names = ("add get set put pop push append extend insert remove delete clear update replace find filter map reduce "
        + "join split strip trim format print write read open close flush run start stop call apply invoke execute next iter len size count length contains has "
        + "equals compare hash copy clone sort reverse keys values items entries first last min max sum any all index match test exec search sub send receive "
        + "load save dump parse to_string tostring str string init create build new default from into then catch wait join notify log debug info warn error "
        + "begin end commit rollback query fetch select each include encode decode item body type name value data resolve reject emit on off use handle "
        + "unwrap expect ok err is_empty isempty iter_mut as_ref collect dispose reset peek enqueue dequeue touch lower upper").Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static bool Has(string name) => Names.Contains(name);
}
