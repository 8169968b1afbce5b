using Mcp.Daemon.Evidence;
using Mcp.Daemon.Git;
using Mcp.Daemon.Secrets;
using NUnit.Framework;

namespace Mcp.Tests.Secrets;

/// <summary>The secrets are put together here, so that this file holds none.</summary>
public class TextScanTests
{
    private const string Random = "q7Zk2Wm9Xp4Lr8Tv3Ns6Hd1Jf5Gb0Cy7Ae2U";
    private const string Begin = "-----BEGIN PRIVATE" + " KEY-----";
    private const string End = "-----END PRIVATE" + " KEY-----";

    [TestCase("\n")]
    [TestCase("\r\n")]
    [TestCase("\\n")]
    [TestCase("\n+")]
    [TestCase("\n 12| ")]
    public void Private_key_is_hidden_from_beginning_to_end(string lineEnd)
    {
        var text = string.Join(lineEnd, "before", Begin, Random + "AAAA", Random + "BBBB", "CCCC==", End, "after");

        var masked = Mask(text);

        Assert.That(masked.Text, Is.EqualTo($"before{lineEnd}****{lineEnd}after"));
        Assert.That(masked.Found, Is.EqualTo(new[] { "a private key" }));
    }

    [Test]
    public void Private_key_that_was_cut_off_is_hidden_as_far_as_it_goes()
    {
        var masked = Mask($"{Begin}\n{Random}AAAA\n{Random}BBBB\nCCCC\nThat was the key.");

        Assert.That(masked.Text, Is.EqualTo("****That was the key."));
    }

    [TestCase("4│ " + End + "\n5│ after\n</file 0a1b2c3d>\n", "4│ ****\n5│ after\n</file 0a1b2c3d>\n")]
    [TestCase("4│ after it\n</file 0a1b2c3d>\n", "4│ after it\n</file 0a1b2c3d>\n")]
    [TestCase("… 4-9 left out\n10│ " + End + "\n</file 0a1b2c3d>\n", "… 4-9 left out\n10│ ****\n</file 0a1b2c3d>\n")]
    [TestCase("</file 0a1b2c3d>\n1│ " + End + "\n", "</file 0a1b2c3d>\n1│ " + End + "\n")]
    public void Private_key_in_a_numbered_file_leaves_its_lines_their_numbers(string rest, string restMasked)
    {
        var masked = Mask($"1│ {Begin}\n2│ {Random}AAAA\n3│ {Random}BBBB\n{rest}");

        Assert.That(masked.Text, Is.EqualTo($"1│ ****\n2│ ****\n3│ ****\n{restMasked}"));
    }

    [Test]
    public void Each_key_of_several_ends_with_its_own_end()
    {
        var key = $"{Begin}\n{Random}\n{End}";

        Assert.That(Mask($"a\n{key}\nb\n{key}\nc\n").Text, Is.EqualTo("a\n****\nb\n****\nc\n"));
    }

    [Test]
    public void Text_about_keys_keeps_its_text()
    {
        Assert.That(Mask($"{Begin}\nstands above it,\n{End}, as PEM says.").Text, Does.EndWith("as PEM says.").And.Contains("\nstands above it,\n"));
    }

    [Test]
    public void Key_that_begins_with_another_is_hidden_to_its_end()
    {
        var masked = TextScan.Mask("is bluehouse-on-the-hill so", ["bluehouse", "bluehouse-on-the-hill"], CancellationToken.None);

        Assert.That(masked.Text, Is.EqualTo("is **** so"));
    }

    [TestCase("Server=db.internal;User Id=sa;Password=Pa55w0rd!x")]
    [TestCase("Password=Pa55w0rd!x;Server=db.internal;User Id=sa")]
    [TestCase("Host=db.internal;Username=app;Password=Pa55w0rd!x;Database=main;")]
    [TestCase("DefaultEndpointsProtocol=https;AccountName=acc;AccountKey=q7Zk2Wm9Xp4Lr8Tv3Ns6Hd1Jf5Gb0Cy7Ae2Uq7Zk==;EndpointSuffix=core.windows.net")]
    public void Connection_string_is_hidden_whole(string connection)
    {
        Assert.That(Mask($"var c = \"{connection}\"; // main").Text, Is.EqualTo("var c = \"****\"; // main"));
        Assert.That(Mask(connection).Text, Is.EqualTo("****"));
    }

    [TestCase("if (password = input) { x = 1; }")]
    [TestCase("Server=db;Password=${DB_PASSWORD};")]
    [TestCase("Server=db;Integrated Security=true;")]
    public void What_is_no_secret_stays(string text)
    {
        Assert.That(Mask(text).Text, Is.EqualTo(text));
    }

    [TestCase(0)]
    [TestCase(4_090)]
    [TestCase(25_000)]
    [TestCase(300_000)]
    public void Secret_anywhere_in_a_long_line_is_hidden(int before)
    {
        var line = string.Concat(Enumerable.Repeat("x, ", before / 3)) + " ghp_" + Random + string.Concat(Enumerable.Repeat(" y,", 10_000));

        var masked = Mask(line);

        Assert.That((masked.Text.Contains(Random, StringComparison.Ordinal), masked.Found.Count), Is.EqualTo((false, 1)));
    }

    [Test]
    public void Token_longer_than_a_piece_is_hidden_to_its_end()
    {
        var token = "eyJhbGciOiJIUzI1NiJ9.eyJ" + string.Concat(Enumerable.Repeat(Random, 400)) + "." + Random;

        var masked = Mask($"bearer {token} and more");

        Assert.That(masked.Text, Is.EqualTo("bearer eyJh**** and more"));
    }

    [Test]
    public void Ends_of_lines_and_clean_lines_stay_as_they_are()
    {
        Assert.That(Mask($"a\r\nb glpat-{Random}\r\n\r\nc\r").Text, Is.EqualTo("a\r\nb glpa****\r\n\r\nc\r"));
    }

    [TestCase("password_token_secret=")]
    [TestCase("eyJaaaaaaaaaa-")]
    [TestCase("a=b;password=cccc;")]
    [TestCase("a://b:")]
    [CancelAfter(20_000)]
    public void Hostile_line_costs_no_minutes(string part, CancellationToken cancellationToken)
    {
        var text = string.Concat(Enumerable.Repeat(part, 300_000 / part.Length));

        Assert.That(
            Task.Run(() => Mask(text), cancellationToken).Wait(TimeSpan.FromSeconds(15), cancellationToken), Is.True);
    }

    [Test, CancelAfter(20_000)]
    public void Many_marks_of_keys_cost_no_minutes(CancellationToken cancellationToken)
    {
        var text = string.Concat(Enumerable.Repeat(Begin + "\n", 40_000));

        Assert.That(Task.Run(() => Mask(text), cancellationToken).Wait(TimeSpan.FromSeconds(15), cancellationToken), Is.True);
    }

    [TestCase("      POSTGRES_PASSWORD: ")]
    [TestCase("      - API_TOKEN=")]
    [TestCase("export API_TOKEN=")]
    [TestCase("ENV SECRET_KEY=")]
    [TestCase("db.password=")]
    [TestCase("  password: ")]
    public void Secret_in_a_line_that_stands_numbered_in_a_question_is_hidden_like_the_bare_line(string start)
    {
        var file = BlockText.Whole("a.yml", $"first\n{start}{Random}\rPASSWORD={Random}\n");
        var change = ChangeText.Block(Change($"{start}{Random}x\n", $"{start}{Random}\n"), [Hunk($"{start}{Random}x\n", $"{start}{Random}\n")], 1).Text;

        var masked = Mask(file + change);

        Assert.That((masked.Found.Count, masked.Text.Contains(Random, StringComparison.Ordinal)), Is.EqualTo((4, false)));
        Assert.That(masked.Text, Does.Contain($"2│ {start}q7Zk****␍PASSWORD=q7Zk****\n").And.Contain($"-│-{start}q7Zk****\n1│+{start}q7Zk****\n"));
    }

    [TestCase("+ - + - | # ; * / > ")]
    [TestCase("<password ")]
    [TestCase("curl -u a:b")]
    [TestCase("x-a-b-c-token: ")]
    [TestCase("token\" value=\"")]
    [TestCase("12│ ")]
    [CancelAfter(20_000)]
    public void Line_of_nothing_but_beginnings_costs_no_minutes(string part, CancellationToken cancellationToken)
    {
        var text = string.Concat(Enumerable.Repeat(part, 300_000 / part.Length)) + "</:value";

        Assert.That(Task.Run(() => Mask(text), cancellationToken).Wait(TimeSpan.FromSeconds(15), cancellationToken), Is.True);
    }

    private static Hunk Hunk(string before, string after) => LineDiff.Between(before, after).Single();

    private static FileChange Change(string before, string after) => new()
    {
        Path = "a.yml", Part = ChangePart.Staged, Kind = ChangeKind.Modified, Text = after, Hunks = [Hunk(before, after)],
    };

    private static MaskedText Mask(string text) => TextScan.Mask(text, [], CancellationToken.None);
}
