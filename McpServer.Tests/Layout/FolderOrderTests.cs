using System.Text.RegularExpressions;
using Mcp.Tests.Configuration;
using NUnit.Framework;

namespace Mcp.Tests.Layout;

/// <summary>The folders are the stages of a call's way, and code only looks inward along it.</summary>
internal sealed partial class FolderOrderTests
{
    // Outermost first: a stage may use what stands after it, never what stands before.
    private static readonly string[] Stages = ["Starting", "Listening", "Sessions", "Calls", "Tools", "Workflows", "Experts"];

    // Used by any stage; they use no stage.
    private static readonly string[] Leaves =
        ["Answers", "Code", "Configuration", "Evidence", "Files", "Git", "Logging", "Schemas", "Secrets", "Storage", "Threads", "Timeouts", "Tokens"];

    // The stages of a question's way, outermost first; the same rule holds among them.
    private static readonly string[] QuestionStages =
    [
        "Sharing", "Asking", "Outbound", "Capacity", "Resilience", "Usage", "Choosing", "Protocol", "Questions", "Catalogue", "Endpoints", "Failures",
    ];

    [Test]
    public void Every_folder_of_the_daemon_is_a_stage_or_a_leaf()
    {
        var folders = Directory.GetDirectories(Checkout.File("McpServer")).Select(Path.GetFileName);

        Assert.That(folders, Is.SubsetOf(Stages.Concat(Leaves).Append("bin").Append("obj")));
    }

    [Test]
    public void Stages_only_use_what_lies_inward()
    {
        var outward = Uses().Where(use => Array.IndexOf(Stages, use.To) >= 0 && !IsInward(use.From, use.To));

        Assert.That(outward, Is.Empty);
    }

    [Test]
    public void Every_folder_of_the_experts_is_a_stage_of_a_question()
    {
        var folders = Directory.GetDirectories(Checkout.File("McpServer/Experts")).Select(Path.GetFileName);

        Assert.That(folders, Is.EquivalentTo(QuestionStages));
    }

    [Test]
    public void Stages_of_a_question_only_use_what_lies_inward()
    {
        var outward = from file in Sources("McpServer/Experts")
                      let own = Path.GetRelativePath(Checkout.File("McpServer/Experts"), file).Split(Path.DirectorySeparatorChar)[0]
                      from Match use in UsedStage().Matches(File.ReadAllText(file))
                      let used = use.Groups[1].Value
                      where used != own && Array.IndexOf(QuestionStages, used) <= Array.IndexOf(QuestionStages, own)
                      select $"{file} uses {used}";

        Assert.That(outward, Is.Empty);
    }

    [Test]
    public void Shim_uses_nothing_of_the_daemon_and_the_daemon_nothing_of_the_shim()
    {
        var crossed = Sources("McpShim").Where(file => File.ReadAllText(file).Contains("Mcp.Daemon", StringComparison.Ordinal))
            .Concat(Sources("McpServer").Where(file => File.ReadAllText(file).Contains("Mcp.Shim", StringComparison.Ordinal)));

        Assert.That(crossed, Is.Empty);
    }

    [Test]
    public void Files_hold_at_most_300_lines()
    {
        var tooLong = Sources("McpShim").Concat(Sources("McpServer")).Concat(Sources("McpServer.Tests"))
            .Where(file => File.ReadLines(file).Count() > 300);

        Assert.That(tooLong, Is.Empty);
    }

    [Test]
    public void Names_say_a_concept()
    {
        var vague = Sources("McpShim").Concat(Sources("McpServer")).Concat(Sources("McpServer.Tests"))
            .Where(file => VagueName().IsMatch(Path.GetFileName(file)));

        Assert.That(vague, Is.Empty);
    }

    private static IEnumerable<(string File, string From, string To)> Uses()
    {
        foreach (var file in Sources("McpServer"))
        {
            var path = Path.GetRelativePath(Checkout.File("McpServer"), file).Split(Path.DirectorySeparatorChar);
            if (path.Length == 1)
            {
                continue; // the root composes everything
            }

            foreach (Match use in UsedFolder().Matches(File.ReadAllText(file)))
            {
                if (use.Groups[1].Value != path[0])
                {
                    yield return (file, path[0], use.Groups[1].Value);
                }
            }
        }
    }

    private static bool IsInward(string from, string to) =>
        Array.IndexOf(Stages, from) is >= 0 and var stage && stage < Array.IndexOf(Stages, to);

    private static IEnumerable<string> Sources(string project) =>
        Directory.EnumerateFiles(Checkout.File(project), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "Cases"));

    [GeneratedRegex(@"using Mcp\.Daemon\.(\w+)")]
    private static partial Regex UsedFolder();

    [GeneratedRegex(@"using (?:\w+ = |static )?Mcp\.Daemon\.Experts\.(\w+)")]
    private static partial Regex UsedStage();

    [GeneratedRegex("(Manager|Helper|Util|Utils|Service|Processor)s?\\.cs$")]
    private static partial Regex VagueName();
}
