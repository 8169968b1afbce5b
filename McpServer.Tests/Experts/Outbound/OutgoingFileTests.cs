using System.Text;
using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Configuration;
using Mcp.Daemon.Experts.Outbound;
using NUnit.Framework;

namespace Mcp.Tests.Experts.Outbound;

/// <summary>The secrets are put together here, so that this file holds none.</summary>
public class OutgoingFileTests
{
    private const string Secret = "ghp_" + "q7Zk2Wm9Xp4Lr8Tv3Ns6Hd1Jf5Gb0Cy7Ae2U";
    private const string OwnKey = "an own key like prose";

    private static readonly byte[] Binary = [0x89, (byte)'P', (byte)'N', (byte)'G', 0];

    [Test]
    public void Secrets_and_own_keys_in_a_text_are_masked_and_counted_in_a_note()
    {
        var file = Of("a.txt", Encoding.UTF8.GetBytes($"one {Secret}\ntwo {OwnKey}\nthree"));

        Assert.That(Encoding.UTF8.GetString(file.Content.Span), Does.Match(@"^one \S*\*\S*\ntwo \*\*\*\*\nthree$"));
        Assert.That(file.Note, Does.StartWith("Masked in the uploaded copy of a.txt: ").And.Contains("GitHub").And.Not.Contains(Secret));
        Assert.That((file.IsScanned, file.MediaType), Is.EqualTo((true, "text/plain")));
    }

    [Test]
    public void Text_without_a_secret_leaves_byte_for_byte()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. "a\r\nb"u8];

        var file = Of("a.txt", bytes);

        Assert.That(file.Content.ToArray(), Is.EqualTo(bytes));
        Assert.That((file.IsScanned, file.Note), Is.EqualTo((true, (string?)null)));
    }

    [Test]
    public void Secret_is_refused_where_secrets_are_refused()
    {
        Assert.That(
            () => Of("a.txt", Encoding.UTF8.GetBytes(Secret), AskRig.Session with { RefuseSecrets = true }),
            Refused("MCP_EXPERT_SECRETS").And.Message.Not.Contains(Secret));
    }

    [TestCase("a.PDF", "application/pdf")]
    [TestCase("a.jpeg", "image/jpeg")]
    [TestCase("a", "application/octet-stream")]
    public void Binary_file_leaves_unscanned_under_the_type_of_its_name(string name, string type)
    {
        var file = Of(name, Binary);

        Assert.That(file.Content.ToArray(), Is.EqualTo(Binary));
        Assert.That((file.IsScanned, file.MediaType), Is.EqualTo((false, type)));
    }

    [Test]
    public void Pdf_that_looks_like_text_is_not_taken_for_scanned()
    {
        Assert.That(Of("a.txt", [.. "%PDF-1.7\nplain"u8]).IsScanned, Is.False);
    }

    [Test]
    public void Unscanned_file_is_refused_where_those_are_refused()
    {
        Assert.That(() => Of("a.png", Binary, AskRig.Session with { RefuseUnscanned = true }), Refused("MCP_EXPERT_UNSCANNED"));
    }

    private static OutgoingFile Of(string name, byte[] bytes, SessionConfiguration? settings = null) =>
        OutgoingFile.Of(name, bytes, settings ?? AskRig.Session, [OwnKey], CancellationToken.None);

    private static NUnit.Framework.Constraints.ContainsConstraint Refused(string setting) => Throws.InstanceOf<ToolFailureException>()
        .With.Property(nameof(ToolFailureException.Code)).EqualTo(ErrorCode.SecretsRefused).And.Message.Contains(setting);
}
