namespace Mcp.Daemon.Experts.Protocol;

/// <summary>How much of an answer is taken before it counts as broken: the largest known answers are far below.</summary>
internal static class AnswerLimits
{
    /// <summary>Bytes of one frame: a whole generated file with its reasoning in one frame is a few hundred KiB.</summary>
    public const int Frame = 16 << 20;

    /// <summary>
    /// Characters of text, reasoning and arguments together, and bytes of a body that is not streamed. The wire of a
    /// stream is not bounded: its frames weigh a hundred times the text in them, and none is kept.
    /// </summary>
    public const int Answer = 64 << 20;

    /// <summary>Bytes of an error's body that are read; it is shown in <see cref="ErrorText.Longest"/> characters.</summary>
    public const int ErrorBody = 64 << 10;
}
