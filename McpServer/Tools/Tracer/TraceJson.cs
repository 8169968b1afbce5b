using System.Text.Json;
using Mcp.Daemon.Code;
using Mcp.Daemon.Tools.Tracer.Effects;
using Mcp.Daemon.Tools.Tracer.Flow;
using Mcp.Daemon.Tools.Tracer.Needs;
using Mcp.Daemon.Tools.Tracer.Targets;

namespace Mcp.Daemon.Tools.Tracer;

/// <summary>A trace as the answer's details, for programs: bounded, and saying what was left out.</summary>
internal static class TraceJson
{
    /// <summary>Entries of each list: with longer ones the answer would not reach the agent whole.</summary>
    private const int Most = 60;

    public static JsonElement Of(TraceTarget target, CallTrace? trace, Dependencies? dependencies)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("target", target.Name);
            List(json, "definitions", target.Definitions, definition => Definition(json, definition));
            if (trace is not null)
            {
                Write(json, trace);
            }

            if (dependencies is not null)
            {
                Write(json, dependencies);
            }

            json.WriteEndObject();
        }

        return JsonElement.Parse(buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter json, CallTrace trace)
    {
        List(json, "callees", [.. trace.Roots.SelectMany(root => root.Steps)], step => Step(json, step));
        List(json, "callers", trace.Callers, step => Step(json, step));
        List(json, "branches", trace.Branches, branch => json.WriteStringValue($"{branch.Function.File.Path}:{branch.Line}"));
        List(json, "effects", trace.Effects, effect => Write(json, effect));
        Number(json, "callees_left_out", trace.LeftOut);
        Number(json, "callers_left_out", trace.CallersLeftOut);
    }

    private static void Write(Utf8JsonWriter json, Dependencies dependencies)
    {
        List(json, "needs", dependencies.Needs, need => Write(json, need));
        List(json, "needed_by", dependencies.NeededBy, need => Write(json, need));
        List(json, "outside", [.. dependencies.Outside.SelectMany(file => file.Imports.Select(import => import.Target)).Distinct()], json.WriteStringValue);
        List(json, "cycles", dependencies.Cycles, way =>
        {
            json.WriteStartArray();
            foreach (var edge in way)
            {
                json.WriteStringValue($"{edge.From}:{edge.Line}");
            }

            json.WriteEndArray();
        });
    }

    private static void Definition(Utf8JsonWriter json, Symbol definition)
    {
        json.WriteStartObject();
        json.WriteString("name", definition.Name);
        json.WriteString("file", definition.File.Path);
        json.WriteNumber("line", definition.Declaration.Line);
        json.WriteNumber("end_line", definition.Declaration.EndLine);
        json.WriteEndObject();
    }

    private static void Step(Utf8JsonWriter json, CallStep step)
    {
        json.WriteStartObject();
        json.WriteString("name", step.Name);
        if (step.Function is { } function)
        {
            json.WriteString("declared", function.Start);
        }

        if (step.Lines.Count > 0)
        {
            json.WriteString("file", step.Path);
            List(json, "lines", step.Lines, json.WriteNumberValue);
        }

        When(json, step.When);

        if (Word(step) is { } word)
        {
            json.WriteString("kind", word);
        }

        if (!step.IsSure)
        {
            json.WriteBoolean("by_name_only", true);
        }

        if (step.Steps.Count > 0)
        {
            List(json, "calls", step.Steps, inner => Step(json, inner));
        }

        json.WriteEndObject();
    }

    private static void When(Utf8JsonWriter json, IReadOnlyList<Condition> conditions)
    {
        if (conditions.Count > 0)
        {
            List(json, "when", conditions, condition => json.WriteStringValue($"{condition.Line}: {condition.Text}"));
        }
    }

    private static string? Word(CallStep step) => step.Kind switch
    {
        StepKind.Recursion => "recursion",
        StepKind.ShownAbove => "shown_above",
        StepKind.NotFollowed => "not_followed",
        StepKind.Unclear => "unclear",
        StepKind.Behind => "at_run_time",
        _ => null,
    };

    private static void Write(Utf8JsonWriter json, Effect effect)
    {
        json.WriteStartObject();
        json.WriteString("kind", EffectText.Word(effect.Kind));
        json.WriteString("what", effect.What);
        json.WriteString("in", effect.Function.Name);
        json.WriteString("file", effect.Function.File.Path);
        json.WriteNumber("line", effect.Line);
        When(json, effect.When);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Need need)
    {
        json.WriteStartObject();
        json.WriteString("kind", need.Kind.ToString().ToLowerInvariant());
        json.WriteString("name", need.Name);
        if (need.Place is { } place)
        {
            json.WriteString("declared", place);
        }

        json.WriteString("file", need.Path);
        List(json, "lines", need.Lines, json.WriteNumberValue);
        if (need.Crosses is { } crossed)
        {
            json.WriteString("crosses", crossed);
        }

        if (!need.IsSure)
        {
            json.WriteBoolean("by_name_only", true);
        }

        json.WriteEndObject();
    }

    private static void List<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items.Take(Most))
        {
            write(item);
        }

        json.WriteEndArray();
        Number(json, name + "_more", items.Count - Most);
    }

    private static void Number(Utf8JsonWriter json, string name, int number)
    {
        if (number > 0)
        {
            json.WriteNumber(name, number);
        }
    }
}
