using Mcp.Daemon.Answers;
using Mcp.Daemon.Configuration;
using Mcp.Daemon.Experts.Questions;
using Mcp.Daemon.Files;
using Mcp.Daemon.Schemas;

namespace Mcp.Daemon.Tools;

/// <summary>Everything a tool may know of the call it serves. Made for one call, given to nobody else.</summary>
internal sealed class ToolCall
{
    /// <summary>Session id, connection epoch and number of the request line: the call's name in every log.</summary>
    public required string Id { get; init; }

    /// <summary>The session the call came from: what caches and queues tell callers apart by.</summary>
    public string SessionId { get; init; } = "";

    /// <summary>The arguments, already checked against the tool's schema.</summary>
    public required ToolArguments Arguments { get; init; }

    public required Workspace Workspace { get; init; }

    /// <summary>The settings of the session the call came from.</summary>
    public required SessionConfiguration Settings { get; init; }

    /// <summary>Asks the client in the middle of the call; null when there is no client to ask.</summary>
    public AskClient? Ask { get; init; }

    /// <summary>Waits for another call by its id and brings its answer; null where there is none to wait for.</summary>
    public Func<string, CancellationToken, Task<Answer>>? Collect { get; init; }

    /// <summary>Where an expert at work shows that it lives; the call reads it when a rung fires.</summary>
    public ExpertActivity Expert { get; init; } = new(_ => { });

    /// <summary>What is left of the call's own life, whatever lives in it (<c>CALL_LIFETIME_SECS</c> from its start).</summary>
    public Func<TimeSpan> TimeLeft { get; init; } = () => TimeSpan.MaxValue;

    /// <summary>Takes what the tool knows so far: the answer of a call that a rung or a stop ends before its end.</summary>
    public Action<Answer> SoFar { get; init; } = _ => { };

    /// <summary>Where the tool says how far it is; the heartbeat shows it to the client.</summary>
    public required IProgress<ToolProgress> Progress { get; init; }
}

/// <summary>How far a tool is: step of total (0 when unknown) and what it does now.</summary>
internal readonly record struct ToolProgress(int Step, int Total, string Message);
