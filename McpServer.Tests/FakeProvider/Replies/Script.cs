using Mcp.FakeProvider.Requests;

namespace Mcp.FakeProvider.Replies;

/// <summary>Which reply a request gets: the newest rule that fits, else for a chat the next of the queue, else <see cref="Otherwise"/>.</summary>
internal sealed class Script(Dialect dialect)
{
    private readonly Lock _gate = new();
    private readonly Queue<Reply> _queue = new();
    private readonly List<(Func<RecordedRequest, bool> Fits, Func<RecordedRequest, Reply> Reply)> _rules = [];

    /// <summary>What a chat gets that nobody scripted: its own last message back.</summary>
    public Func<RecordedRequest, Reply> Otherwise { get; set; } = new Echo(dialect).Reply;

    public void Enqueue(ReadOnlySpan<Reply> replies)
    {
        lock (_gate)
        {
            foreach (var reply in replies)
            {
                _queue.Enqueue(reply);
            }
        }
    }

    public void When(Func<RecordedRequest, bool> fits, Func<RecordedRequest, Reply> reply)
    {
        lock (_gate)
        {
            _rules.Insert(0, (fits, reply));
        }
    }

    /// <summary>The reply of the script, or null: the path's own answer is given.</summary>
    public Reply? For(RecordedRequest request)
    {
        lock (_gate)
        {
            if (_rules.FirstOrDefault(rule => rule.Fits(request)) is { Reply: { } reply })
            {
                return reply(request);
            }

            return !request.IsChat ? null : _queue.TryDequeue(out var next) ? next : Otherwise(request);
        }
    }
}
