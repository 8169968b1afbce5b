using System.Globalization;
using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Experts.Endpoints;
using Mcp.Daemon.Experts.Questions;
using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Experts.Asking;

/// <summary>
/// A question beside what the model can do: what cannot be left out is refused, what can is left out with a note, and
/// what nobody knows is asked as it is. Nothing is dropped in silence.
/// </summary>
internal static class ModelAbilities
{
    /// <exception cref="ToolFailureException">The question needs images or tools, and the model is known to take none.</exception>
    public static ModelFit Fit(ExpertQuestion question, ModelChoice choice)
    {
        var model = choice.Model;
        Refuse(model.Images == false && HasImages(question), model, "takes no images; choose a model that does (listmodels shows which), or ask without");
        Refuse(model.Tools == false && question.Tools is { Count: > 0 }, model, "calls no tools; choose a model that does (listmodels shows which)");

        var notes = new List<string>();
        var fitted = question with
        {
            Temperature = Temperature(question, model, notes),
            Thinking = Thinking(question, model, notes),
            WebSearch = WebSearch(question, choice, notes),
            MaxOutputTokens = MaxOutputTokens(question, model, notes),
            // Wished for, not asked for: where it is not known to work, the answer is read tolerantly.
            Format = model.StructuredOutput == true ? question.Format : null,
        };
        return new ModelFit(fitted, notes);
    }

    private static float? Temperature(ExpertQuestion question, CatalogueModel model, List<string> notes)
    {
        if (question.Temperature is not { } wished)
        {
            return null;
        }

        if (model.FixedTemperature is { } only)
        {
            if (only != wished && !question.TemperatureIsDefault)
            {
                notes.Add($"{model.Name} has a fixed temperature; {Text(wished)} was not asked for.");
            }

            return null;
        }

        if (wished <= model.MaxTemperature)
        {
            return wished;
        }

        notes.Add($"{model.Name} takes a temperature up to {Text(model.MaxTemperature)}; it was asked with that instead of {Text(wished)}.");
        return model.MaxTemperature;
    }

    private static ThinkingMode? Thinking(ExpertQuestion question, CatalogueModel model, List<string> notes)
    {
        var (thinking, note) = Thinking(question.Thinking, model);
        if (note is not null && !question.ThinkingIsDefault)
        {
            notes.Add(note);
        }

        return thinking;
    }

    private static (ThinkingMode? Thinking, string? Note) Thinking(ThinkingMode? wish, CatalogueModel model) => (model.Thinking, wish) switch
    {
        (ThinkingAbility.Never, > ThinkingMode.Minimal) => (null, $"{model.Name} does not think before it answers; the thinking mode was not asked for."),
        (ThinkingAbility.Never, _) => (null, null),
        (ThinkingAbility.Always, ThinkingMode.Minimal or ThinkingMode.Low or ThinkingMode.Medium) =>
            (null, $"{model.Name} always thinks before it answers; less could not be asked for."),
        (ThinkingAbility.Always, _) => (null, null),
        (ThinkingAbility.Switchable, ThinkingMode.Low or ThinkingMode.Medium) => (wish, $"{model.Name} can only switch its thinking on and off; it was on."),
        _ => (wish, null),
    };

    private static bool WebSearch(ExpertQuestion question, ModelChoice choice, List<string> notes)
    {
        // The plain protocol has no way to ask for it.
        var offered = choice.Model.WebSearch ?? (choice.Endpoint.Kind is ProviderKind.OpenAiCompatible ? false : null);
        if (question.WebSearch && offered == false)
        {
            if (!question.WebSearchIsDefault)
            {
                notes.Add($"{choice.Model.Name} at {choice.Endpoint.Name} does not search the web; it answered from what it knows.");
            }

            return false;
        }

        // Moonshot's models that switch cannot do both at once: a search that nobody asked for gives way.
        return question.WebSearch
            && !(question is { WebSearchIsDefault: true, Thinking: > ThinkingMode.Minimal }
                && choice is { Endpoint.Kind: ProviderKind.Kimi, Model.Thinking: ThinkingAbility.Switchable });
    }

    private static int? MaxOutputTokens(ExpertQuestion question, CatalogueModel model, List<string> notes)
    {
        if (question.MaxOutputTokens > model.MaxOutputTokens)
        {
            notes.Add(string.Create(
                CultureInfo.InvariantCulture, $"{model.Name} answers with at most {model.MaxOutputTokens:N0} tokens; that was asked for."));
            return model.MaxOutputTokens;
        }

        return question.MaxOutputTokens;
    }

    private static bool HasImages(ExpertQuestion question) => question.Messages.Any(message => message.Contents.Any(content =>
        content is DataContent data ? data.HasTopLevelMediaType("image") : content is UriContent uri && uri.HasTopLevelMediaType("image")));

    private static void Refuse(bool refused, CatalogueModel model, string why)
    {
        if (refused)
        {
            throw new ToolFailureException(ErrorCode.InvalidArgument, $"Asking {model.Name}: it {why}.");
        }
    }

    private static string Text(float number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
