using Mcp.FakeProvider.Errors;
using Mcp.FakeProvider.Replies;

namespace Mcp.FakeProvider.CommandLine;

/// <summary>What the command line can make go wrong.</summary>
internal enum Fault
{
    None,
    StallHeaders,
    Stall,
    Cut,
    RateLimit,
    Broken,
    Html,
    Garbage,
    ErrorFrame,
}

internal static class Faults
{
    public static IReadOnlyDictionary<string, Fault> Names { get; } = new Dictionary<string, Fault>
    {
        ["none"] = Fault.None,
        ["stall-headers"] = Fault.StallHeaders,
        ["stall"] = Fault.Stall,
        ["cut"] = Fault.Cut,
        ["429"] = Fault.RateLimit,
        ["500"] = Fault.Broken,
        ["html"] = Fault.Html,
        ["garbage"] = Fault.Garbage,
        ["error-frame"] = Fault.ErrorFrame,
    };

    /// <summary>The same answer, gone wrong: what breaks a stream breaks it halfway.</summary>
    public static Reply Spoil(this Reply reply, Fault fault, Dialect dialect)
    {
        var half = reply with { Steps = reply.Steps.GetRange(0, reply.Steps.Count / 2) };
        return fault switch
        {
            Fault.StallHeaders => Reply.Silence,
            Fault.Stall => half.Stall(),
            Fault.Cut => half.Reset(),
            Fault.RateLimit => ProviderError.Of(dialect, ErrorKind.RateLimit).WithHeader("Retry-After", "2"),
            Fault.Broken => ProviderError.Of(dialect, ErrorKind.Broken),
            Fault.Html => Reply.Html(),
            Fault.Garbage => half.Garbage(),
            Fault.ErrorFrame => half.ErrorFrame(ProviderError.BodyOf(dialect, ErrorKind.Broken)),
            _ => reply,
        };
    }
}
