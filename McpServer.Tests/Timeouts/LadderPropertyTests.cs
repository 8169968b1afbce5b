using CsCheck;
using Mcp.Daemon.Timeouts;
using NUnit.Framework;

namespace Mcp.Tests.Timeouts;

public class LadderPropertyTests
{
    // Mostly unset, and from milliseconds past the bounds to an hour: both small ladders and cramped large ones.
    private static readonly Gen<decimal?> Rung = Gen.Frequency(
        (16, Gen.Const((decimal?)null)),
        (3, Gen.Int[1, 40].Select(seconds => (decimal?)seconds)),
        (3, Gen.Int[900, 12_000].Select(milliseconds => (decimal?)(milliseconds / 1000m))),
        (3, Gen.Int[0, 3700].Select(seconds => (decimal?)seconds)));

    private static readonly Gen<RungSettings> Settings =
        Gen.Select(Gen.Select(Rung, Rung, Rung, Rung, Rung), Gen.Select(Rung, Rung, Rung, Rung, Rung), (a, b) => new RungSettings
        {
            Expert = a.Item1,
            SimpleTool = a.Item2,
            WorkflowTool = a.Item3,
            Daemon = a.Item4,
            Shim = a.Item5,
            Client = b.Item1,
            Patience = b.Item2,
            Glm = b.Item3,
            Kimi = b.Item4,
            KimiWebSearch = b.Item5,
        });

    [Test]
    public void Every_ladder_is_a_ladder_and_every_refusal_names_a_set_key()
    {
        Settings.Sample(
            set =>
            {
                var faults = LadderFaults.Of(set);
                if (faults.Count == 0)
                {
                    Assert.That(Complaint(TimeoutLadder.From(set), set), Is.Null);
                }

                Assert.That(faults.Select(fault => Set(set).GetValueOrDefault(fault.Key)), Is.EqualTo(faults.Select(fault => fault.Value)));
            },
            iter: 20_000,
            threads: 1);
    }

    [Test]
    public void Set_rungs_are_never_changed()
    {
        var sound = 0;
        Settings.Sample(
            set =>
            {
                if (LadderFaults.Of(set).Count > 0)
                {
                    return true;
                }

                sound++;
                var ladder = Ladder(TimeoutLadder.From(set));
                return Set(set).All(rung => ladder[rung.Key] == rung.Value);
            },
            iter: 20_000,
            threads: 1);
        Assert.That(sound, Is.GreaterThan(500), "too few sound ladders to say anything");
    }

    private static string? Complaint(TimeoutLadder ladder, RungSettings set)
    {
        TimeSpan[] path = [ladder.Expert, ladder.WorkflowTool, ladder.Daemon, ladder.Shim, ladder.Client];
        TimeSpan[] experts = [ladder.Expert, ladder.Glm, ladder.Kimi, ladder.KimiWebSearch];
        TimeSpan[] all = [.. path, .. experts, ladder.SimpleTool];
        return
            path.Zip(path.Skip(1)).Any(pair => pair.First >= pair.Second) ? $"does not increase: {ladder}" :
            experts.Any(expert => expert >= ladder.WorkflowTool) ? $"expert outlasts tool: {ladder}" :
            ladder.SimpleTool >= ladder.Daemon ? $"simple tool outlasts daemon: {ladder}" :
            all.Any(rung => rung < TimeSpan.FromSeconds(1) || rung > TimeSpan.FromHours(1)) ? $"out of bounds: {ladder}" :
            ladder.Daemon < ladder.WorkflowTool * 1.5 ? $"daemon ratio: {ladder}" :
            ladder.Shim < ladder.WorkflowTool * 2 ? $"shim ratio: {ladder}" :
            ladder.Client < ladder.WorkflowTool * 2.5 ? $"client ratio: {ladder}" :
            set.Client is not null && ladder.Patience >= ladder.Client ? $"patience outlasts client: {ladder}" : null;
    }

    private static Dictionary<string, decimal> Set(RungSettings set) => new (string Key, decimal? Value)[]
    {
        (RungKey.Expert, set.Expert), (RungKey.SimpleTool, set.SimpleTool), (RungKey.WorkflowTool, set.WorkflowTool),
        (RungKey.Daemon, set.Daemon), (RungKey.Shim, set.Shim), (RungKey.Client, set.Client),
        (RungKey.Patience, set.Patience), (RungKey.Glm, set.Glm), (RungKey.Kimi, set.Kimi),
        (RungKey.KimiWebSearch, set.KimiWebSearch),
    }.Where(rung => rung.Value is not null).ToDictionary(rung => rung.Key, rung => rung.Value.GetValueOrDefault());

    private static Dictionary<string, decimal> Ladder(TimeoutLadder ladder) => Set(new RungSettings
    {
        Expert = Seconds(ladder.Expert),
        SimpleTool = Seconds(ladder.SimpleTool),
        WorkflowTool = Seconds(ladder.WorkflowTool),
        Daemon = Seconds(ladder.Daemon),
        Shim = Seconds(ladder.Shim),
        Client = Seconds(ladder.Client),
        Patience = ladder.Patience is { } patience ? Seconds(patience) : null,
        Glm = Seconds(ladder.Glm),
        Kimi = Seconds(ladder.Kimi),
        KimiWebSearch = Seconds(ladder.KimiWebSearch),
    });

    private static decimal Seconds(TimeSpan span) => (decimal)span.Ticks / TimeSpan.TicksPerSecond;
}
