using System.Collections;

namespace Mcp.FakeProvider.Requests;

/// <summary>Every request since the start, in order of arrival; a snapshot when it is enumerated.</summary>
internal sealed class RequestLog(Action<RecordedRequest>? ended) : IReadOnlyList<RecordedRequest>
{
    private readonly Lock _gate = new();
    private readonly List<RecordedRequest> _requests = [];
    private TaskCompletionSource _added = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _requests.Count;
            }
        }
    }

    /// <summary>Only what a provider is paid for.</summary>
    public IReadOnlyList<RecordedRequest> Chats => [.. this.Where(request => request.IsChat)];

    public RecordedRequest this[int index]
    {
        get
        {
            lock (_gate)
            {
                return _requests[index];
            }
        }
    }

    /// <param name="make">Makes the request from its number.</param>
    public RecordedRequest Add(Func<int, RecordedRequest> make)
    {
        TaskCompletionSource added;
        RecordedRequest request;
        lock (_gate)
        {
            request = make(_requests.Count + 1);
            _requests.Add(request);
            (added, _added) = (_added, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        added.TrySetResult();
        return request;
    }

    public void End(RecordedRequest request, RequestState state)
    {
        request.End(state);
        ended?.Invoke(request);
    }

    /// <summary>Waits until request <paramref name="number"/>, from 1, has arrived.</summary>
    public async Task<RecordedRequest> WaitForRequestAsync(int number, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task added;
            lock (_gate)
            {
                if (_requests.Count >= number)
                {
                    return _requests[number - 1];
                }

                added = _added.Task;
            }

            await added.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Waits until the client of request <paramref name="number"/> has closed its connection.</summary>
    public async Task<RecordedRequest> WaitForAbortAsync(int number, CancellationToken cancellationToken)
    {
        var request = await WaitForRequestAsync(number, cancellationToken);
        await request.Aborted.WaitAsync(cancellationToken);
        return request;
    }

    /// <summary>Waits until request <paramref name="number"/> is over, however.</summary>
    public async Task<RequestState> WaitForEndAsync(int number, CancellationToken cancellationToken) =>
        await (await WaitForRequestAsync(number, cancellationToken)).Ended.WaitAsync(cancellationToken);

    public IEnumerator<RecordedRequest> GetEnumerator()
    {
        lock (_gate)
        {
            return _requests.ToList().GetEnumerator();
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
