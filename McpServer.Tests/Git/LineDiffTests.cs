using CsCheck;
using Mcp.Daemon.Git;
using NUnit.Framework;

namespace Mcp.Tests.Git;

public class LineDiffTests
{
    private static readonly Gen<string> Texts = Gen.Int[0, 3].Array[0, 30].Select(lines => string.Concat(lines.Select(line => $"{line}\n")));

    [Test]
    public void Hunks_turn_the_old_text_into_the_new_one()
    {
        Gen.Select(Texts, Texts).Sample((before, after) => Apply(before, LineDiff.Between(before, after)) == after);
    }

    [Test]
    public void Numbers_are_those_of_each_side()
    {
        Gen.Select(Texts, Texts).Sample((before, after) => LineDiff.Between(before, after).SelectMany(hunk => hunk.Lines).All(line =>
            (line.OldNumber == 0 || LineDiff.Lines(before)[line.OldNumber - 1] == line.Text)
            && (line.NewNumber == 0 || LineDiff.Lines(after)[line.NewNumber - 1] == line.Text)));
    }

    [Test]
    public void Equal_texts_have_no_hunks()
    {
        Assert.That(LineDiff.Between("a\nb\n", "a\nb\n"), Is.Empty);
    }

    [Test]
    public void Insertion_touches_only_its_own_lines()
    {
        var hunk = LineDiff.Between("a\nb\nc\nd\n", "a\nb\nnew\nc\nd\n").Single();

        Assert.That(hunk.Lines.Single(line => line.Kind is not LineKind.Context), Is.EqualTo(new DiffLine(LineKind.Added, 0, 3, "new")));
    }

    [Test]
    public void Distant_edits_make_two_hunks()
    {
        var before = string.Concat(Enumerable.Range(0, 40).Select(i => $"{i}\n"));

        Assert.That(LineDiff.Between(before, "x\n" + before + "y\n"), Has.Count.EqualTo(2));
    }

    [Test]
    public void Rewritten_file_is_bounded()
    {
        var before = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"a{i}\n"));
        var after = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"b{i}\n"));

        Assert.That(LineDiff.Between(before, after).Single().NewCount, Is.EqualTo(20_000));
    }

    private static string Apply(string before, IReadOnlyList<Hunk> hunks)
    {
        var lines = LineDiff.Lines(before);
        var result = new List<string>();
        var at = 0;
        foreach (var line in hunks.SelectMany(hunk => hunk.Lines))
        {
            if (line.OldNumber > 0)
            {
                result.AddRange(lines[at..(line.OldNumber - 1)]);
                at = line.OldNumber;
            }
            else if (line.NewNumber - 1 > result.Count)
            {
                var missing = line.NewNumber - 1 - result.Count;
                result.AddRange(lines[at..(at + missing)]);
                at += missing;
            }

            if (line.Kind is not LineKind.Removed)
            {
                result.Add(line.Text);
            }
        }

        result.AddRange(lines[at..]);
        return string.Concat(result.Select(line => line + "\n"));
    }
}
