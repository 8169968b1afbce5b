using Mcp.Daemon.Answers;
using Mcp.Daemon.Evidence;
using NUnit.Framework;

namespace Mcp.Tests.Evidence;

public class OmittedFilesTests
{
    [Test]
    public void Fifty_files_have_their_names_and_the_rest_are_one_entry_that_counts_them()
    {
        var omitted = Many(4_862, "too many files");

        Assert.That(omitted, Has.Count.EqualTo(51));
        Assert.That(omitted[^1], Is.EqualTo(new OmittedFile("… and 4,812 more files", "too many files")));
        Assert.That((omitted.Total, Many(50, "x").Count, Many(51, "x")[^1].File), Is.EqualTo((4_862, 50, "… and 1 more file")));
    }

    [Test]
    public void Entry_of_the_rest_names_its_most_frequent_reasons()
    {
        var omitted = Many(50, "x");
        string[] rules = ["binary", "key files", "key files", "gone", "gone", "gone", "a", "a", "a", "a"];
        foreach (var (i, rule) in rules.Index())
        {
            omitted.Add($"{i}", $"{i} {rule}", rule);
        }

        Assert.That(omitted[^1], Is.EqualTo(new OmittedFile("… and 10 more files", "4: a; 3: gone; 2: key files; and other reasons")));
    }

    [Test]
    public void Two_lists_become_one_under_the_same_cap()
    {
        var both = Many(60, "one").And(Many(30, "two"));

        Assert.That((both.Total, both.Count), Is.EqualTo((90, 51)));
        Assert.That(both[^1], Is.EqualTo(new OmittedFile("… and 40 more files", "30: two; 10: one")));
        Assert.That(Many(60, "one").And(Many(60, "one"))[^1].File, Is.EqualTo("… and 70 more files"));
    }

    private static OmittedFiles Many(int count, string why)
    {
        var omitted = new OmittedFiles();
        for (var i = 0; i < count; i++)
        {
            omitted.Add($"f{i}", why);
        }

        return omitted;
    }
}
