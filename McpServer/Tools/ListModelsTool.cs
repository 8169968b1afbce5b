using System.Globalization;
using System.Text;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Schemas;

namespace Mcp.Daemon.Tools;

/// <summary><c>listmodels</c>: what can be asked here and what it costs. Asks local servers and gateways for their lists, no model.</summary>
internal sealed class ListModelsTool(ModelListing listing) : ITool
{
    public ToolDefinition Definition { get; } = new()
    {
        Name = "listmodels",
        Title = "List models",
        Description = "Models that can be asked now, with abilities and prices.",
        Arguments = new ObjectSchema(
            new Property("all", PropertyType.Boolean, "Also what cannot be used, and why.") { Default = "false" }),
        AsksExpert = false,
        Gives = ["models"],
        Idempotent = true,
    };

    public async Task<Answer> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var report = await listing.ReportAsync(call.Settings, call.Arguments.Flag("all", otherwise: false), cancellationToken);
        return new Answer
        {
            Tool = Definition.Name,
            State = AnswerState.Complete,
            Text = Render(report),
            Models = report,
        };
    }

    private static string Render(ModelsReport report)
    {
        var text = new StringBuilder();
        var usable = report.Models.Where(model => model.Usable).ToList();
        text.AppendLine(usable.Count == 0 ? $"No model can be asked: {report.WhyNone}" : $"{Counted.Of(usable.Count, "model")} can be asked:");
        foreach (var model in usable)
        {
            text.AppendLine($"- {Line(model)}");
        }

        if (report.Auto.Count > 0)
        {
            text.AppendLine($"auto: {string.Join(", ", report.Auto.Select(pair => $"{pair.Key} = {pair.Value}"))}");
        }

        foreach (var model in report.Models.Where(model => !model.Usable))
        {
            text.AppendLine($"- not usable: {model.Endpoint}/{model.Name}: {model.WhyNot}");
        }

        foreach (var fault in report.Faults)
        {
            text.AppendLine($"Warning: {fault}");
        }

        return text.ToString().TrimEnd();
    }

    private static string Line(ModelReport model) => string.Join("; ", new[]
    {
        $"{model.Endpoint}/{model.Name}" + (model.Aliases is null ? "" : $" ({string.Join(", ", model.Aliases)})"),
        model.ContextTokens is { } context ? string.Create(CultureInfo.InvariantCulture, $"context {context:N0}") : null,
        Abilities(model),
        Price(model),
    }.Where(part => !string.IsNullOrEmpty(part)));

    private static string Abilities(ModelReport model) => string.Join(", ", new[]
    {
        model.Images == true ? "images" : null,
        model.Tools == true ? "tools" : null,
        model.WebSearch == true ? "web search" : null,
        model.Thinking is null ? null : $"thinking {model.Thinking}",
    }.OfType<string>());

    private static string Price(ModelReport model) =>
        model.InputPrice is { } input && model.OutputPrice is { } output
            ? string.Create(CultureInfo.InvariantCulture, $"${input:0.####} in, ${output:0.####} out per million tokens ({model.AsOf ?? "undated"})")
            : "price unknown";
}
