namespace Mcp.Shim;

/// <summary>Every way this process ends, by its exit code.</summary>
internal enum ShimEnd
{
    /// <summary>The client closed stdin, or a terminal command is done: all is well.</summary>
    ClientClosed = 0,

    /// <summary>A terminal command failed, or its tool answered with an error.</summary>
    Failed = 1,

    /// <summary>The arguments make no sense.</summary>
    Usage = 2,

    /// <summary>There is no daemon to be had (terminal commands only: a relay stays and says so in its answers).</summary>
    NoDaemon = 3,

    /// <summary>stdout is closed: nobody can be answered any more.</summary>
    ClientGone = 4,

    /// <summary>Ctrl-C, as shells number it: 128 and the signal.</summary>
    Interrupted = 130,
}
