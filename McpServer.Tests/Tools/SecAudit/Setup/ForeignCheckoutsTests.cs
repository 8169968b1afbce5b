using Mcp.Daemon.Tools.SecAudit.Setup;
using NUnit.Framework;

namespace Mcp.Tests.Tools.SecAudit.Setup;

public sealed class ForeignCheckoutsTests
{
    [TestCase(".github/workflows/ci.yml", "on: pull_request_target\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@v4\n        with:\n          ref: ${{ github.event.pull_request.head.sha }}\n", "7 high")]
    [TestCase(".github/workflows/ci.yml", "on:\n  pull_request_target:\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@v4\n        with:\n          ref: refs/pull/${{ github.event.number }}/merge\n", "8 high")]
    [TestCase(".github/workflows/ci.yml", "on: [push, pull_request_target]\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@v4\n        with:\n          ref: ${{ github.head_ref }}\n", "7 high")]
    public void Foreign_code_beside_secrets_is_found(string path, string text, string found)
    {
        Assert.That(Audited.By(new ForeignCheckouts(), path, text), Is.EqualTo(found));
    }

    [TestCase(".github/workflows/ci.yml", "on: pull_request\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@v4\n        with:\n          ref: ${{ github.event.pull_request.head.sha }}\n")]
    [TestCase(".github/workflows/ci.yml", "on: pull_request_target\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@v4\n      # ref: ${{ github.head_ref }}\n")]
    public void Foreign_code_without_secrets_is_not(string path, string text)
    {
        Assert.That(Audited.By(new ForeignCheckouts(), path, text), Is.Empty);
    }
}
