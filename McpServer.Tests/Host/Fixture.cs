using Mcp.Daemon.Answers;
using Mcp.Daemon.Schemas;
using Mcp.Daemon.Tools;

namespace Mcp.TestHost;

/// <summary>What the fixture tools have in common: they are local, and say so in a line.</summary>
internal static class Fixture
{
    public static Property Duration { get; } =
        new("duration", PropertyType.Number, "Seconds it takes.") { Minimum = 0, Maximum = 3600, Default = "1" };

    public static ToolDefinition Define(string name, string description, params Property[] arguments) => new()
    {
        Name = name,
        Title = name,
        Description = description,
        Arguments = new ObjectSchema(arguments),
        AsksExpert = false,
    };

    public static TimeSpan DurationOf(ToolCall call) => TimeSpan.FromSeconds(call.Arguments.Number("duration") ?? 1);

    public static Answer Done(ITool tool, string text) => new()
    {
        Tool = tool.Definition.Name,
        State = AnswerState.Complete,
        Text = text,
    };
}
