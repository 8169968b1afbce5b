using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Evidence;
using Mcp.Daemon.Storage;
using Microsoft.Data.Sqlite;

namespace Mcp.Daemon.Threads;

/// <summary>Writes turns with all that belongs to them, inside the transaction that the connection is in.</summary>
internal static class TurnWriting
{
    /// <summary>Appends the turns, the first under <paramref name="first"/>.</summary>
    /// <returns>The turns as they can be read back.</returns>
    public static IReadOnlyList<ThreadTurn> Insert(
        SqliteConnection connection, string thread, int first, IReadOnlyList<ThreadTurn> turns, DateTimeOffset now) =>
        [.. turns.Select((turn, offset) => Insert(connection, thread, turn with { Number = first + offset, At = now }))];

    private static ThreadTurn Insert(SqliteConnection connection, string thread, ThreadTurn turn)
    {
        connection.Run(
            "insert into turns values ($thread, $number, $role, $tool, $model, $text, $at)",
            ("$thread", thread), ("$number", turn.Number), ("$role", turn.Role), ("$tool", turn.Tool), ("$model", turn.Model),
            ("$text", turn.Text), ("$at", turn.At.ToUnixTimeMilliseconds()));
        Insert(connection, thread, turn.Number, turn.Step);
        Insert(connection, thread, turn.Number, turn.Findings);
        Insert(connection, thread, turn.Number, turn.Usage);
        return turn with { Files = Insert(connection, thread, turn.Number, turn.Files) };
    }

    private static void Insert(SqliteConnection connection, string thread, int turn, ThreadStep? step)
    {
        if (step is not null)
        {
            connection.Run(
                "insert into steps values ($thread, $turn, $run, $number, $total, $next, $session, $digest, $arguments, $replaced)",
                ("$thread", thread), ("$turn", turn), ("$run", step.Run), ("$number", step.Number), ("$total", step.Total),
                ("$next", step.NextRequired), ("$session", step.Session), ("$digest", step.Digest), ("$arguments", step.Arguments), ("$replaced", step.IsReplaced));
        }
    }

    private static void Insert(SqliteConnection connection, string thread, int turn, IReadOnlyList<Finding> findings)
    {
        foreach (var (number, finding) in findings.Index())
        {
            connection.Run(
                "insert into findings values ($thread, $turn, $number, $finding)",
                ("$thread", thread), ("$turn", turn), ("$number", number),
                ("$finding", JsonSerializer.Serialize(finding, ThreadJson.Default.Finding)));
        }
    }

    private static List<ThreadFile> Insert(SqliteConnection connection, string thread, int turn, IReadOnlyList<ThreadFile> files)
    {
        var kept = new List<ThreadFile>();
        foreach (var file in files)
        {
            var stored = file.Block is { } block ? file with { Block = null, BlockDigest = Keep(connection, block) } : file;
            connection.Run(
                "insert into files values ($thread, $turn, $number, $name, $hash, $lines, $tokens, $block)",
                ("$thread", thread), ("$turn", turn), ("$number", kept.Count), ("$name", file.Name), ("$hash", file.Hash),
                ("$lines", file.Lines), ("$tokens", file.Tokens), ("$block", stored.BlockDigest));
            kept.Add(stored);
        }

        return kept;
    }

    // The same block in a hundred turns and threads lies there once.
    private static string Keep(SqliteConnection connection, FileBlock block)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(block.Text)));
        connection.Run("insert or ignore into blocks values ($digest, $text)", ("$digest", digest), ("$text", block.Text));
        return digest;
    }

    private static void Insert(SqliteConnection connection, string thread, int turn, UsageReport? usage)
    {
        if (usage is not null)
        {
            connection.Run(
                "insert into usage values ($thread, $turn, $input, $cached, $output, $reasoning, $cost)",
                ("$thread", thread), ("$turn", turn), ("$input", usage.InputTokens), ("$cached", usage.CachedTokens),
                ("$output", usage.OutputTokens), ("$reasoning", usage.ReasoningTokens),
                ("$cost", usage.CostUsd?.ToString(CultureInfo.InvariantCulture)));
        }
    }
}
