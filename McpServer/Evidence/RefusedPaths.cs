using Mcp.Daemon.Files;

namespace Mcp.Daemon.Evidence;

/// <summary>Several refusals of one call as one: who corrects a call must know of all names that are wrong, not of the first.</summary>
internal static class RefusedPaths
{
    /// <summary>Names and sentences that are told; so many wrong ones have one cause.</summary>
    private const int MostTold = 20;

    /// <param name="refusals">At least one, in the order of the call; the first gives the code.</param>
    public static FileRefusal Together(IReadOnlyList<FileRefusal> refusals)
    {
        var all = refusals.DistinctBy(refusal => refusal.Message).ToList();
        if (all.Count == 1)
        {
            return all[0];
        }

        // "a.cs does not exist in /ws." differs from its like in the name alone.
        var missing = all.Where(refusal => refusal.Kind is RefusalKind.Missing && refusal.Message.StartsWith(refusal.Path + Missing, StringComparison.Ordinal)).ToList();
        var others = all.Except(missing).Select(refusal => refusal.Message).ToList();
        var sentences = missing.Count < 2 ? others.Prepend(missing.Count == 1 ? missing[0].Message : "")
            : others.Prepend(Names(missing) + Several + missing[0].Message[(missing[0].Path.Length + Missing.Length)..]);
        return all[0] with { Message = string.Join(' ', sentences.Where(each => each.Length > 0).Take(MostTold)) };
    }

    private const string Missing = " does not exist in ";
    private const string Several = " do not exist in ";

    private static string Names(List<FileRefusal> refusals) =>
        string.Join(", ", refusals.Take(MostTold).Select(refusal => refusal.Path)) + (refusals.Count > MostTold ? $" and {refusals.Count - MostTold} more" : "");
}
