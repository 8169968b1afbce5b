using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Searching;
using Mcp.Daemon.Files;

namespace Mcp.Daemon.Tools.Debug.Messages;

/// <summary>A line of code whose strings make a message.</summary>
/// <param name="Letters">How much of the message the line explains.</param>
internal sealed record MessagePlace(SourceFile File, int Line, int Letters)
{
    public Symbol? Function => Surroundings.Function(File, Line);

    /// <summary>A test expects the message and does not make it.</summary>
    public bool IsInTest => TestFiles.IsTest(File.Path);

    public string Text => NamePlaces.Shown(File, Line);
}
