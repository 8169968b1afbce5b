namespace Mcp.Daemon.Code.Statements;

/// <summary>Tokens of a file from one to another, both included; none when the last stands before the first.</summary>
internal readonly record struct TokenSpan(int First, int Last)
{
    public static TokenSpan None { get; } = new(0, -1);

    public int Count => Math.Max(0, Last - First + 1);

    public bool IsEmpty => Last < First;

    public IEnumerable<int> All => Enumerable.Range(First, Count);

    public bool Holds(int at) => First <= at && at <= Last;
}
