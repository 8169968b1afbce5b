using Mcp.Daemon.Tools.SecAudit.Setup;
using NUnit.Framework;

namespace Mcp.Tests.Tools.SecAudit.Setup;

public sealed class WorkflowInputsTests
{
    [TestCase(".github/workflows/ci.yml", "on: issues\njobs:\n  a:\n    steps:\n      - run: echo \"${{ github.event.issue.title }}\"\n", "5 high")]
    [TestCase(".github/workflows/ci.yml", "on: issues\njobs:\n  a:\n    steps:\n      - run: |\n          set -e\n          echo ${{ github.head_ref }}\n", "7 high")]
    [TestCase(".github/workflows/ci.yml", "on: issues\njobs:\n  a:\n    steps:\n      - uses: actions/github-script@v7\n        with:\n          script: |\n            core.info(\"${{ github.event.comment.body }}\")\n", "8 high")]
    [TestCase(".github/workflows/ci.yml", "on: issues\njobs:\n  a:\n    steps:\n      - name: a\n        run: git checkout ${{ github.event.pull_request.head.ref || github.ref }}\n", "6 high")]
    public void Foreign_text_in_a_script_is_found(string path, string text, string found)
    {
        Assert.That(Audited.By(new WorkflowInputs(), path, text), Is.EqualTo(found));
    }

    [TestCase(".github/workflows/ci.yml", "on: issues\njobs:\n  a:\n    steps:\n      - env:\n          TITLE: ${{ github.event.issue.title }}\n        run: echo \"$TITLE\"\n")]
    [TestCase(".github/workflows/ci.yml", "on: issues\njobs:\n  a:\n    steps:\n      - run: echo ${{ github.event.issue.number }} ${{ github.sha }} ${{ secrets.X }}\n")]
    [TestCase(".github/workflows/ci.yml", "on: issues\njobs:\n  a:\n    steps:\n      - if: github.event.comment.body == 'go'\n        run: go build ${{ contains(github.event.comment.body, 'x') }}\n")]
    [TestCase(".github/workflows/ci.yml", "on: issues\njobs:\n  a:\n    steps:\n      # run: echo ${{ github.event.issue.title }}\n      - name: ${{ github.event.issue.title }}\n")]
    [TestCase("docs/a.yml", "run: echo ${{ github.event.issue.title }}\n")]
    public void Text_from_the_environment_is_not(string path, string text)
    {
        Assert.That(Audited.By(new WorkflowInputs(), path, text), Is.Empty);
    }
}
