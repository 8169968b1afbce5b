using Mcp.Daemon.Experts.Questions;
using Mcp.Daemon.Schemas;

namespace Mcp.Daemon.Tools;

/// <summary>The arguments by which a caller steers the expert: the same in every tool that asks one.</summary>
internal static class ExpertArguments
{
    public static Property Model { get; } = new("model", PropertyType.Text, "Name from listmodels; default auto");

    /// <summary>0 to 2 is what the protocol has; a model with less says so.</summary>
    public static Property Temperature { get; } = new("temperature", PropertyType.Number, "") { Minimum = 0, Maximum = 2 };

    public static Property ThinkingMode { get; } = new("thinking_mode", PropertyType.Text, "")
    {
        Allowed = ["minimal", "low", "medium", "high", "max"],
    };

    public static Property WebSearch { get; } = new("use_websearch", PropertyType.Boolean, "") { Default = "true" };

    /// <summary>The question with what the call says about how to ask it.</summary>
    public static ExpertQuestion With(this ExpertQuestion question, ToolArguments arguments) => question with
    {
        Model = arguments.Text("model"),
        Temperature = (float?)arguments.Number("temperature"),
        Thinking = arguments.Text("thinking_mode") is { } mode ? Enum.Parse<ThinkingMode>(mode, ignoreCase: true) : null,
        WebSearch = arguments.Flag("use_websearch", otherwise: true),
        WebSearchIsDefault = !arguments.Has("use_websearch"),
    };
}
