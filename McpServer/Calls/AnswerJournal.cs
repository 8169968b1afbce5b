using System.Collections.Concurrent;
using System.Text.Json;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Storage;
using Microsoft.Extensions.Logging;

namespace Mcp.Daemon.Calls;

/// <summary>
/// The answers of experts that nobody has yet, in <c>answers.db</c>: written before anybody is told, removed when they
/// stand on their client's pipe. While their daemon lives its table gives them out; when it was lost, the next one does,
/// to the same question or to whoever names the call. What cannot be written is not kept: it must not hold up an answer.
/// </summary>
/// <param name="keepFor">How long an answer that nobody collects is kept.</param>
internal sealed partial class AnswerJournal(DatabaseFile database, TimeSpan keepFor, TimeProvider time, ILogger<AnswerJournal> logger)
{
    /// <summary>Of all daemons together; past it the oldest go. As many as a daemon holds in memory.</summary>
    public const int MaxKept = CallTable.MaxKept;

    public static IReadOnlyList<string> Migrations { get; } =
    [
        """
        create table answers (
          call text primary key, owner text not null, workspace text not null, experts text not null, question text not null,
          expires_at integer not null, answer text not null);
        create index answers_by_question on answers(question);
        """,
    ];

    // Of this daemon: its own answers are its table's to give, which knows who has had them.
    private readonly string _owner = Guid.NewGuid().ToString("n");
    private readonly ConcurrentDictionary<string, bool> _known = new();

    /// <summary>Keeps the answer of a call until <see cref="Forget"/>, or until its time is over.</summary>
    public void Keep(string call, CallKey key, Answer answer) => Tolerant("Keeping an answer", () => database.Write(connection =>
    {
        var now = time.GetUtcNow();
        connection.Run("pragma secure_delete = on");
        connection.Run("delete from answers where expires_at <= $now", ("$now", now.ToUnixTimeMilliseconds()));
        connection.Run(
            "insert or replace into answers values ($call, $owner, $workspace, $experts, $question, $expires, $answer)",
            ("$call", call), ("$owner", _owner), ("$workspace", key.Scope.Workspace), ("$experts", key.Scope.Experts),
            ("$question", key.Question), ("$expires", (now + keepFor).ToUnixTimeMilliseconds()),
            ("$answer", JsonSerializer.Serialize(answer, AnswerJson.Default.Answer)));
        connection.Run(
            "delete from answers where call not in (select call from answers order by expires_at desc limit $most)", ("$most", MaxKept));
        _known[call] = true;
        return true;
    }));

    /// <summary>The answer to this question that a daemon left behind; null when there is none.</summary>
    public KeptAnswer? Of(CallKey key) => Find(key.Scope, "question = $what", key.Question);

    /// <summary>The answer of this call that a daemon left behind; null when there is none for this caller.</summary>
    public KeptAnswer? Of(string call, CallScope scope) => Find(scope, "call = $what", call);

    /// <summary>It has been delivered, or nobody wants it.</summary>
    public void Forget(string call)
    {
        if (_known.TryRemove(call, out _))
        {
            Tolerant("Removing an answer", () => database.Write(connection =>
            {
                connection.Run("pragma secure_delete = on");
                return connection.Run("delete from answers where call = $call", ("$call", call)) > 0;
            }));
        }
    }

    private KeptAnswer? Find(CallScope scope, string which, string what) => Tolerant("Looking for an answer", () => database.Read(connection =>
    {
        var found = connection.List(
            $"select call, answer from answers where {which} and workspace = $workspace and experts = $experts and owner <> $owner and expires_at > $now order by expires_at desc limit 1",
            row => (Call: row.GetString(0), Text: row.GetString(1)),
            ("$what", what), ("$workspace", scope.Workspace), ("$experts", scope.Experts), ("$owner", _owner),
            ("$now", time.GetUtcNow().ToUnixTimeMilliseconds()));
        if (found.Count == 0 || JsonSerializer.Deserialize(found[0].Text, AnswerJson.Default.Answer) is not { } answer)
        {
            return null;
        }

        _known[found[0].Call] = true;
        return new KeptAnswer(found[0].Call, answer);
    }));

    private T? Tolerant<T>(string doing, Func<T> use)
    {
        try
        {
            return use();
        }
        catch (Exception e) when (e is StorageException or JsonException)
        {
            LogFailed(doing, e.Message);
            return default;
        }
    }

    [LoggerMessage(EventId = 19, EventName = "answer_journal", Level = LogLevel.Warning, Message = "{doing}: {reason}")]
    private partial void LogFailed(string doing, string reason);
}
