using Mcp.Daemon.Files;
using NUnit.Framework;

namespace Mcp.Tests.Files;

public class KeyFilesTests
{
    [TestCase(".env")]
    [TestCase("deploy/.env.production")]
    [TestCase("prod.env")]
    [TestCase("id_rsa")]
    [TestCase("keys/id_ed25519")]
    [TestCase("server.pem")]
    [TestCase("server.KEY")]
    [TestCase("store.p12")]
    [TestCase("store.pfx")]
    [TestCase("passwords.kdbx")]
    [TestCase(".netrc")]
    [TestCase(".npmrc")]
    [TestCase(".pypirc")]
    [TestCase(".git-credentials")]
    [TestCase(".ssh/config")]
    [TestCase(".aws/credentials")]
    [TestCase("a/.gnupg/pubring.kbx")]
    public void Key_file_is_recognised(string path)
    {
        Assert.That(KeyFiles.RuleFor(path), Is.Not.Null);
    }

    [TestCase(".env.example")]
    [TestCase(".env.sample")]
    [TestCase("id_rsa.pub")]
    [TestCase("src/environment.ts")]
    [TestCase("keyboard.cs")]
    [TestCase("docs/ssh/readme.md")]
    public void Public_file_is_left_alone(string path)
    {
        Assert.That(KeyFiles.RuleFor(path), Is.Null);
    }
}
