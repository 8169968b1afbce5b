using System.Text;
using Mcp.Daemon.Answers;
using NUnit.Framework;

namespace Mcp.Tests.Workflows.Answering;

/// <summary>An answer that a limit of tokens or a lost connection cut: what was complete before the cut is there.</summary>
public class TruncatedAnswerTests
{
    private const string Sample =
        """
        {"outcome": "needs_files", "summary": "Two faults — \"one\" is bad,\nthe other 坏.", "findings": [
          {"severity": "high", "kind": "bug", "file": "src/a.cs", "line": 12, "end_line": 18, "quote": "if (x[\"}\"] == '{') \\ {", "text": "Off by one: \u00e9\ud83d\ude00.", "fix": "Use <."},
          {"severity": "low", "kind": "style", "file": "src/b.cs", "line": 7, "end_line": 0, "quote": "", "text": "A name 😀 [see] {below}.", "fix": ""},
          {"severity": "info", "kind": "note", "file": "", "line": 0, "end_line": 0, "quote": "", "text": "Third.", "fix": ""}
        ], "files_needed": ["c.cs", "d.cs"], "question": "Why?", "root_cause": "Haste.", "positives": ["Short."], "plan": [{"step": "Fix", "effort": "1 h"}], "sure": true, "score": 12}
        """;

    private static readonly byte[] Bytes = Encoding.UTF8.GetBytes(Sample);

    private static readonly IReadOnlyList<Finding> Whole = ReviewForm.Read(Sample).Findings;

    // Where in the bytes each finding is complete.
    private static readonly int[] Ends = [.. Enumerable.Range(0, 3).Select(i => Encoding.UTF8.GetByteCount(Sample[..(Sample.IndexOf(
        i == 0 ? "Use <.\"}" : i == 1 ? "{below}.\", \"fix\": \"\"}" : "Third.\", \"fix\": \"\"}", StringComparison.Ordinal) + (i == 0 ? 8 : i == 1 ? 21 : 19))]))];

    [TestCase("", "")]
    [TestCase("My review:\n```json\n", "")]
    public void Findings_that_were_complete_before_the_cut_survive_every_cut(string before, string after)
    {
        Assert.That(Whole, Has.Count.EqualTo(3));
        for (var cut = 0; cut <= Bytes.Length; cut++)
        {
            var answer = ReviewForm.Read(before + Encoding.UTF8.GetString(Bytes.AsSpan(0, cut)) + after);

            var complete = Ends.Count(end => end <= cut);
            Assert.That(answer.Findings.Take(complete), Is.EqualTo(Whole.Take(complete)), $"cut at {cut}");
        }
    }

    [Test]
    public void Every_cut_inside_the_object_is_said()
    {
        for (var cut = Ends[0]; cut < Bytes.Length; cut++)
        {
            var answer = ReviewForm.Read(Encoding.UTF8.GetString(Bytes.AsSpan(0, cut)));

            Assert.That(answer.Notes, Has.Some.Contains("breaks off"), $"cut at {cut}");
        }
    }

    [Test]
    public void No_complete_text_is_lost_by_any_cut()
    {
        string[] texts = ["Two faults — \"one\" is bad,\nthe other 坏.", "needs_files", "Use <.", "Third.", "c.cs", "d.cs", "Why?", "Haste.", "Short.", "1 h"];
        for (var cut = Sample.IndexOf("\"findings\"", StringComparison.Ordinal); cut < Sample.Length; cut++)
        {
            var head = Sample[..cut];
            var answer = ReviewForm.Read(head);
            var said = string.Join('\n', [
                answer.Text, answer.Question, AnswerText.Words(answer.Outcome.ToString()), .. answer.FilesNeeded,
                .. answer.Findings.SelectMany(finding => new[] { finding.Text, finding.Fix }),
            ]);

            var complete = texts.Where(text => head.Contains(text.Replace("\"", "\\\"").Replace("\n", "\\n") + "\"", StringComparison.Ordinal));

            Assert.That(complete, Is.All.Matches<string>(text => said.Contains(text!, StringComparison.Ordinal)), $"cut at {cut}");
        }
    }
}
