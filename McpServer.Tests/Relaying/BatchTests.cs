using System.Text;
using Mcp.Shim.Relaying;
using NUnit.Framework;

namespace Mcp.Tests.Relaying;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class BatchTests
{
    private readonly Batch _batch = new();

    [Test]
    public void Answers_leave_in_one_array_with_the_last()
    {
        Owe(2);
        _batch.Settle();

        Assert.That((Add("1\n"), Add("2\r\n")), Is.EqualTo(((string?)null, "[1,2]\n")));
    }

    [Test]
    public void Nothing_leaves_before_the_batch_is_read_to_its_end()
    {
        Owe(1);

        Assert.That((Add("1"), Text(_batch.Settle())), Is.EqualTo(((string?)null, "[1]\n")));
    }

    [Test]
    public void Cancelled_member_leaves_nothing_and_holds_up_nobody()
    {
        Owe(2);
        _batch.Settle();
        Add("1");

        Assert.That(Text(_batch.Settle()), Is.EqualTo("[1]\n"));
    }

    [Test]
    public void Batch_that_is_owed_nothing_says_nothing()
    {
        Assert.That(_batch.Settle(), Is.Null);
    }

    [Test]
    public void Batch_whose_members_were_all_cancelled_says_nothing()
    {
        Owe(1);
        _batch.Settle();

        Assert.That(_batch.Settle(), Is.Null);
    }

    [Test]
    public void Answers_from_many_threads_leave_in_one_array()
    {
        Owe(100);
        _batch.Settle();
        var arrays = new System.Collections.Concurrent.ConcurrentBag<string>();

        Parallel.For(0, 100, i =>
        {
            if (Add($"{i}") is { } array)
            {
                arrays.Add(array);
            }
        });

        Assert.That(arrays.Single().Trim('[', ']', '\n').Split(',').Select(int.Parse).Order(), Is.EqualTo(Enumerable.Range(0, 100)));
    }

    private void Owe(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _batch.Owe();
        }
    }

    private string? Add(string answer) => Text(_batch.Add(Encoding.UTF8.GetBytes(answer)));

    private static string? Text(byte[]? bytes) => bytes is null ? null : Encoding.UTF8.GetString(bytes);
}
