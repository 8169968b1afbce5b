namespace Mcp.Daemon.Secrets;

/// <summary>
/// The next of some marks behind a place, for places that are asked for in their order: each part of the text is searched once,
/// however often and however much in vain it is asked for.
/// </summary>
/// <param name="find">The first mark that begins at a position or behind it; null for none.</param>
internal sealed class NextMark(Func<int, (int Index, int Length)?> find)
{
    private (int Index, int Length)? _next;
    private bool _isSought;

    /// <summary>The first mark that begins at or behind a position and ends at a limit or before it; null where none does.</summary>
    public (int Index, int Length)? Within(int from, int until)
    {
        if (!_isSought || _next is { } last && last.Index < from)
        {
            (_next, _isSought) = (find(from), true);
        }

        return _next is { } next && next.Index + next.Length <= until ? next : null;
    }
}
