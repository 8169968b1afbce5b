using Mcp.Daemon.Answers;
using Mcp.Daemon.Tools.SecAudit;
using NUnit.Framework;

namespace Mcp.Tests.Tools.SecAudit;

public sealed class RequirementsTests
{
    private static readonly Finding Hash = new()
    {
        Kind = "weak_password_hash", Severity = Severity.High, Text = $"x ({Owasp.Cryptography}, CWE-916) The same in 4 more places.", File = "a.py", Line = 3,
    };

    [TestCase("PCI-DSS v4", "- PCI-DSS v4: 3.5 and 6.2.4 strong cryptography (a.py:3 weak_password_hash)")]
    [TestCase("HIPAA", "- HIPAA: (a)(2)(iv) and (e)(2)(ii) encryption (a.py:3 weak_password_hash)")]
    [TestCase("GDPR", "- GDPR: Art. 32 security of processing (a.py:3 weak_password_hash)")]
    [TestCase("SOC 2", "- SOC 2: CC6.7 protection of data (a.py:3 weak_password_hash)")]
    [TestCase("ISO 27001", "- ISO 27001: A.8.24 use of cryptography (a.py:3 weak_password_hash)")]
    [TestCase("house rules", "- house rules: our checks do not know its clauses")]
    public void Finding_is_told_by_the_clause_it_bears_on(string requirement, string expected)
    {
        Assert.That(Requirements.Of([requirement], [Hash]), Is.EqualTo(expected));
    }

    [Test]
    public void Requirement_without_a_finding_is_said_to_have_none()
    {
        Assert.That(Requirements.Of(["GDPR"], []), Is.EqualTo("- GDPR: no finding of our checks bears on it"));
    }

    [Test]
    public void No_requirement_makes_no_section()
    {
        Assert.That(Requirements.Of([" "], [Hash]), Is.Null);
    }
}
