using System.Text.RegularExpressions;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Code.Expressions;
using Mcp.Daemon.Code.Reading;
using Mcp.Daemon.Tools.SecAudit.Flow;

namespace Mcp.Daemon.Tools.SecAudit.Checks;

/// <summary>SQL that is put together from values and handed to something that runs it.</summary>
internal sealed partial class SqlInjection : IAuditCheck
{
    private static readonly Weakness Weakness = new("sql_injection", Owasp.Injection, 89);

    // By name alone they say little; together with a text that is SQL they are sure.
    private static readonly WordSet Running = new(
        "execute executemany executescript executeQuery executeUpdate execute_query exec exec_driver_sql query raw rawQuery createQuery createNativeQuery nativeQuery "
        + "prepareStatement prepare Prepare PrepareContext Exec ExecContext Query QueryContext QueryRow QueryRowContext Queryx Get Select NamedExec Raw ExecuteSqlRaw "
        + "ExecuteSqlRawAsync FromSqlRaw SqlQueryRaw ExecuteSqlCommand FromSql QueryAsync QueryFirst QueryFirstAsync QueryFirstOrDefault QueryFirstOrDefaultAsync QuerySingle "
        + "QuerySingleAsync Execute ExecuteAsync ExecuteScalar ExecuteScalarAsync SqlCommand SqliteCommand NpgsqlCommand MySqlCommand OracleCommand OleDbCommand OdbcCommand "
        + "mysqli_query pg_query sqlsrv_query mysql_query find_by_sql select_all select_value where queryRawUnsafe executeRawUnsafe fetch fetchrow fetchval text read_sql read_sql_query "
        + "get all run each queryForObject queryForList queryForMap batchUpdate update query_as sql_query RawSQL whereRaw orderByRaw selectRaw havingRaw");

    /// <summary>Characters before a value that tell what it stands for: a keyword, some blanks, a quote.</summary>
    private const int LongestPosition = 200;

    public string Title => "SQL put together from values";

    public IEnumerable<Finding> Check(AuditedFile file)
    {
        // Of texts that are run in many places each is judged once for each of the two ways to look at it.
        var (known, knownConditions) = (new Dictionary<MadeText, Finding?>(ReferenceEqualityComparer.Instance), new Dictionary<MadeText, Finding?>(ReferenceEqualityComparer.Instance));
        foreach (var call in file.Calls.Where(call => Running.Has(call.Name.TrimStart('$'))))
        {
            foreach (var argument in call.Arguments.Take(3))
            {
                if (Find(file, argument.First, argument.Last, call.Line, isWhere: call.Name == "where", call.Name == "where" ? knownConditions : known) is { } finding)
                {
                    yield return finding;
                    break;
                }
            }
        }

        foreach (var set in file.Assigned.Where(set => set.Name == "CommandText"))
        {
            if (Find(file, set.First, set.Last, set.Line, isWhere: false, known) is { } finding)
            {
                yield return finding;
            }
        }
    }

    private static Finding? Find(AuditedFile file, int first, int last, int line, bool isWhere, Dictionary<MadeText, Finding?> known)
    {
        foreach (var (made, at) in file.Seen.Of(first, last))
        {
            if (!known.TryGetValue(made, out var finding))
            {
                known[made] = finding = (isWhere ? Condition().IsMatch(made.Written) : Statement().IsMatch(made.Written))
                    ? made.Holes.Select(hole => Judge(file, made, hole, at, line == at ? "and run" : $"and run on line {line}")).FirstOrDefault(each => each is not null)
                    : null;
            }

            if (finding is not null)
            {
                return finding;
            }
        }

        return null;
    }

    /// <param name="line">Where it is put together.</param>
    /// <param name="run">What then happens to it.</param>
    private static Finding? Judge(AuditedFile file, MadeText made, TextHole hole, int line, string run)
    {
        if (hole.First >= 0 && file.Requests.In(hole.First, hole.Last, Safe.ForSql) is { } source)
        {
            return file.Finding(Weakness, Severity.Critical, line, $"SQL is put together with {source.Words(line)}, which the caller chooses, {run}.", Fix);
        }

        // A name of a table or column is seldom a caller's, and no parameter can stand for it.
        var before = made.Written.AsSpan(Math.Max(0, hole.At - LongestPosition), Math.Min(hole.At, LongestPosition));
        if (Position().IsMatch(before)
            || (hole.First >= 0 && (file.Fixed.Is(hole.First, hole.Last) || file.Mentions(hole.First, hole.Last, Safe.ForSql))))
        {
            return null;
        }

        var value = hole.Name ?? file.Shown(hole.First, hole.Last);
        var isQuoted = Quoted().IsMatch(before);
        return file.Finding(
            Weakness, isQuoted ? Severity.High : Severity.Medium, line,
            $"SQL is put together with `{value}` {run}; where that value comes from is not seen here.", Fix);
    }

    private const string Fix = "Hand the value over as a parameter of the statement.";

    // Prose has "Select a file from the list": keywords in capitals are sure, small ones with more of a statement around them.
    [GeneratedRegex(
        @"^\s*(\(?\s*SELECT\b[\s\S]+?\bFROM\b|INSERT\s+(OR\s+\w+\s+)?INTO\b|UPDATE\b[\s\S]+?\bSET\b|DELETE\s+FROM\b|REPLACE\s+INTO\b|MERGE\s+INTO\b|WITH\b[\s\S]+?\bSELECT\b"
        + @"|(DROP|ALTER|TRUNCATE|CREATE)\s+(TABLE|DATABASE|INDEX|VIEW|USER)\b|(FROM|SELECT)\s+\w+\s+\w{1,20}\s+WHERE\b|EXEC(UTE)?\s+\w"
        + @"|select\s+(\*|[\w., ]+?)\s+from\s+[\w.""`]+\s*(where|limit|join|inner|left|order)\b|select\s+\*\s+from\b|insert\s+into\s+[\w.""`]+\s*(\(|values\b)|update\s+[\w.""`]+\s+set\s+\w+\s*=|delete\s+from\s+[\w.""`]+\s+where\b)", RegexOptions.NonBacktracking)]
    private static partial Regex Statement();

    // name = '; of LIKE '% too
    [GeneratedRegex(@"['""]%?$")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^\s*[\w.""`]+\s*(=|<|>|<>|!=|LIKE|IN\s*\()\s*'?", RegexOptions.IgnoreCase)]
    private static partial Regex Condition();

    [GeneratedRegex(@"\b(FROM|INTO|UPDATE|JOIN|TABLE|DATABASE|INDEX|VIEW|BY|EXISTS|SELECT|ASC|DESC|\()\s*[`""\[]?$|\.[`""\[]?$", RegexOptions.IgnoreCase)]
    private static partial Regex Position();
}
