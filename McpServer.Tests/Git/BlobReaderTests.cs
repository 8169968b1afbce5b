using Mcp.Daemon.Git;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Git;

/// <summary>Contents by their ids; beyond 4 MB together they are asked for by size first.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase), Platform("Linux,MacOsX"), CancelAfter(20_000)]
public sealed class BlobReaderTests : IDisposable
{
    private const int Large = 900_000;

    private readonly GitRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [TestCase(2), TestCase(6)]
    public async Task All_contents_are_read_however_large_they_are_together(int count, CancellationToken cancellationToken)
    {
        var ids = Enumerable.Range(0, count).Select(i => Blob(new string((char)('a' + i), Large))).ToList();

        var contents = await ReadAsync(ids, new ChangeLimits(), cancellationToken);

        Assert.That(ids.Select(id => contents[id].Size), Is.All.EqualTo(Large));
        Assert.That(ids.Select(id => (contents[id].Bytes!.Length, contents[id].Bytes![^1])), Is.EqualTo(Enumerable.Range(0, count).Select(i => (Large, (byte)('a' + i)))));
    }

    [TestCase(2), TestCase(6)]
    public async Task Limits_hold_for_each_and_for_all_of_them(int count, CancellationToken cancellationToken)
    {
        var ids = Enumerable.Range(0, count).Select(i => Blob(new string((char)('a' + i), Large))).Append(Blob(new string('x', Large + 2))).ToList();

        var contents = await ReadAsync(ids, new ChangeLimits { MaxFileBytes = Large + 1, MaxTotalBytes = Large * 2 - 1 }, cancellationToken);

        Assert.That(ids.Select(id => contents[id].Size), Is.EqualTo(Enumerable.Repeat((long)Large, count).Append(Large + 2)));
        Assert.That(ids.Where(id => contents[id].Bytes is not null), Is.EqualTo(ids[..1]));
    }

    [TestCase(0), TestCase(6)]
    public async Task Line_of_a_commit_that_reads_like_a_header_is_no_content(int others, CancellationToken cancellationToken)
    {
        var id = Blob("real\n");
        var commit = _repository.Git("commit-tree", "HEAD^{tree}", "-m", $"Message\n\n{id} blob 5\nevil\n").Trim();
        var ids = Enumerable.Range(0, others).Select(i => Blob(new string((char)('a' + i), Large)));

        var contents = await ReadAsync([id, .. ids, commit], new ChangeLimits(), cancellationToken);

        Assert.That((contents[id].Text, contents.ContainsKey(commit)), Is.EqualTo(("real\n", false)));
    }

    private string Blob(string text)
    {
        _repository.Write("content", text);
        return _repository.Git("hash-object", "-w", "content").Trim();
    }

    private async Task<IReadOnlyDictionary<string, Content>> ReadAsync(
        IEnumerable<string> ids, ChangeLimits limits, CancellationToken cancellationToken)
    {
        var opened = await Repository.OpenAsync(GitRepository.Program, _repository.Workspace, _repository.Path, cancellationToken);
        return await new BlobReader(opened, new ChangeBudget(limits)).ReadAsync(ids, cancellationToken);
    }
}
