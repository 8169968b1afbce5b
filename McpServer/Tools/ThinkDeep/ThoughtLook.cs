using Mcp.Daemon.Code;
using Mcp.Daemon.Tools.ThinkDeep.Claims;
using Mcp.Daemon.Tools.ThinkDeep.Thoughts;
using Mcp.Daemon.Tools.Words;
using Mcp.Daemon.Workflows;

namespace Mcp.Daemon.Tools.ThinkDeep;

/// <summary>A line of thought held against the files: what it claims, what it assumes, what it passes over.</summary>
internal sealed record ThoughtLook
{
    /// <summary>Of the words of this step, on the last one of all steps.</summary>
    public required IReadOnlyList<CheckedPlace> Places { get; init; }

    public required IReadOnlyList<CheckedCall> Calls { get; init; }

    public required IReadOnlyList<(int Step, string Name)> Absent { get; init; }

    /// <summary>Of all steps.</summary>
    public required IReadOnlyList<Assumption> Assumptions { get; init; }

    /// <summary>Focus areas that no step so far touches.</summary>
    public required IReadOnlyList<string> Untouched { get; init; }

    /// <summary>Whether any step weighs another way, or what the chosen one costs.</summary>
    public required bool HasOtherWays { get; init; }

    public static ThoughtLook Of(Look look, CancellationToken cancellationToken)
    {
        var investigation = look.Investigation;
        IReadOnlyList<StepArguments> looked = look.IsLast ? investigation.Steps : [investigation.Current];
        var words = StepWords.Of(looked);
        var all = StepWords.Of(investigation.Steps);
        var sources = new SourceSet(look.Files.Select(file => (file.Name, file.Text)), cancellationToken);
        var places = new PlaceCheck(sources, look);
        var calls = new CallCheck(sources);
        // On the way files of earlier steps are not at hand: a name may stand in those.
        var hasAll = look.IsLast || investigation.RememberedFiles.Count == 0;
        return new ThoughtLook
        {
            Places = [.. CitedPlaces.In(words).Select(cited => places.Of(cited, cancellationToken)).OfType<CheckedPlace>()],
            Calls = [.. CallClaims.In(words).Select(calls.Of).OfType<CheckedCall>()],
            Absent = hasAll ? AbsentNames.In(looked, sources) : [],
            Assumptions = Thoughts.Assumptions.In(all),
            Untouched = FocusAreas.Untouched(investigation),
            HasOtherWays = OtherWays.AreNamed(all),
        };
    }
}
