using Mcp.Daemon.Tools.SecAudit;
using Mcp.Daemon.Tools.SecAudit.Setup;
using NUnit.Framework;

namespace Mcp.Tests.Tools.SecAudit.Setup;

public sealed class WrittenPasswordsTests
{
    [TestCase("compose.yaml", "services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: shop\n", "4 medium")]
    [TestCase("compose.yaml", "services:\n  db:\n    environment:\n      - MYSQL_ROOT_PASSWORD=root\n", "4 medium")]
    [TestCase("compose.yaml", "services:\n  db:\n    environment:\n      POSTGRES_HOST_AUTH_METHOD: trust\n", "4 high")]
    public void Written_password_is_found(string path, string text, string found)
    {
        Assert.That(Audited.By(new WrittenPasswords(), path, text), Is.EqualTo(found));
    }

    [TestCase("compose.yaml", "services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: ${POSTGRES_PASSWORD}\n      POSTGRES_PASSWORD_FILE: /run/secrets/db\n      ALLOW_EMPTY_PASSWORD: \"yes\"\n      POSTGRES_USER: shop\n")]
    [TestCase("compose.yaml", "services:\n  db:\n    environment:\n      # POSTGRES_PASSWORD: shop\n      - DB_PASSWORD\n")]
    [TestCase("d.yaml", "apiVersion: v1\nkind: Pod\nspec:\n  env:\n    - name: DB_PASSWORD\n      valueFrom: x\n")]
    public void Password_from_elsewhere_is_not(string path, string text)
    {
        Assert.That(Audited.By(new WrittenPasswords(), path, text), Is.Empty);
    }

    [Test]
    public void Password_that_is_found_as_a_secret_is_not_told_twice()
    {
        var files = Audited.Files(("compose.yaml", "services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: Zx9Yw8Vu7Ts6Rq5Po4\n"));

        var found = AuditFindings.Of(files, AuditFocus.Checks("infrastructure"), CancellationToken.None).All;

        Assert.That(found.Where(finding => finding.Line == 4).Select(finding => finding.Kind), Is.EqualTo(new[] { "hard_coded_secret" }));
    }

    [Test]
    public void Finding_never_repeats_the_password()
    {
        var finding = Audited.Findings(new WrittenPasswords(), "compose.yaml", "services:\n  db:\n    environment:\n      - DB_PASSWORD=sesame\n").Single();

        Assert.That((finding.Quote, finding.Masked), Is.EqualTo(("DB_PASSWORD: ****", (bool?)true)));
    }
}
