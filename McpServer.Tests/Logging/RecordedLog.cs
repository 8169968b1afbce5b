using Microsoft.Extensions.Logging;

namespace Mcp.Tests.Logging;

/// <summary>Keeps what was logged, and lets a test wait for it.</summary>
internal sealed class RecordedLog<T> : ILogger<T>
{
    private readonly Lock _lock = new();
    private readonly List<(string Event, string Text)> _lines = [];
    private readonly List<(string Event, TaskCompletionSource<string> Found)> _waiting = [];

    public IReadOnlyList<(string Event, string Text)> Lines
    {
        get
        {
            lock (_lock)
            {
                return [.. _lines];
            }
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_lock)
        {
            var line = (eventId.Name ?? "", formatter(state, exception));
            _lines.Add(line);
            _waiting.RemoveAll(waiter => waiter.Event == line.Item1 && waiter.Found.TrySetResult(line.Item2));
        }
    }

    /// <summary>The first line of an event, logged already or still to come.</summary>
    public Task<string> FirstAsync(string name, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var there = _lines.FindIndex(line => line.Event == name);
            if (there >= 0)
            {
                return Task.FromResult(_lines[there].Text);
            }

            var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((name, found));
            return found.Task.WaitAsync(cancellationToken);
        }
    }
}
