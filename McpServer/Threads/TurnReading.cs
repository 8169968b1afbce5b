using System.Globalization;
using System.Text.Json;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Storage;
using Microsoft.Data.Sqlite;

namespace Mcp.Daemon.Threads;

/// <summary>Reads the turns of a thread with all that belongs to them: five statements, however long the thread is.</summary>
internal static class TurnReading
{
    public static IReadOnlyList<ThreadTurn> All(SqliteConnection connection, string thread)
    {
        var steps = Steps(connection, thread);
        var findings = Findings(connection, thread);
        var files = Files(connection, thread);
        var usage = Usage(connection, thread);
        return connection.List(
            "select number, role, text, tool, model, at from turns where thread = $id order by number",
            row =>
            {
                var number = row.GetInt32(0);
                return new ThreadTurn(row.GetString(1), row.GetString(2), row.GetString(3), Text(row, 4))
                {
                    Number = number,
                    At = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)),
                    Step = steps.GetValueOrDefault(number),
                    Findings = [.. findings[number]],
                    Files = [.. files[number]],
                    Usage = usage.GetValueOrDefault(number),
                };
            },
            ("$id", thread));
    }

    private static Dictionary<int, ThreadStep> Steps(SqliteConnection connection, string thread) => connection.List(
        "select turn, run, number, total, next_required, session, digest, arguments, replaced from steps where thread = $id",
        row => (Turn: row.GetInt32(0), Step: new ThreadStep
        {
            Run = row.GetInt32(1),
            Number = row.GetInt32(2),
            Total = row.GetInt32(3),
            NextRequired = row.GetBoolean(4),
            Session = row.GetString(5),
            Digest = row.GetString(6),
            Arguments = row.GetString(7),
            IsReplaced = row.GetBoolean(8),
        }),
        ("$id", thread)).ToDictionary(pair => pair.Turn, pair => pair.Step);

    private static ILookup<int, Finding> Findings(SqliteConnection connection, string thread) => connection.List(
        "select turn, finding from findings where thread = $id order by turn, number",
        row => (Turn: row.GetInt32(0), Finding: JsonSerializer.Deserialize(row.GetString(1), ThreadJson.Default.Finding)!),
        ("$id", thread)).ToLookup(pair => pair.Turn, pair => pair.Finding);

    private static ILookup<int, ThreadFile> Files(SqliteConnection connection, string thread) => connection.List(
        "select turn, name, hash, lines, tokens, block from files where thread = $id order by turn, number",
        row => (Turn: row.GetInt32(0), File: new ThreadFile(row.GetString(1), row.GetString(2))
        {
            Lines = Text(row, 3), Tokens = row.GetInt32(4), BlockDigest = Text(row, 5),
        }),
        ("$id", thread)).ToLookup(pair => pair.Turn, pair => pair.File);

    private static Dictionary<int, UsageReport> Usage(SqliteConnection connection, string thread) => connection.List(
        "select turn, input_tokens, cached_tokens, output_tokens, reasoning_tokens, cost_usd from usage where thread = $id",
        row => (Turn: row.GetInt32(0), Usage: new UsageReport(
            Whole(row, 1), Whole(row, 2), Whole(row, 3), Whole(row, 4),
            Text(row, 5) is { } cost ? decimal.Parse(cost, CultureInfo.InvariantCulture) : null)),
        ("$id", thread)).ToDictionary(pair => pair.Turn, pair => pair.Usage);

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static long? Whole(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);
}
