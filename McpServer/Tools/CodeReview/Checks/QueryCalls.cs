using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Reading;
using Mcp.Daemon.Code.Statements;

namespace Mcp.Daemon.Tools.CodeReview.Checks;

/// <summary>Which calls go to a database: by the statement they are given, or by what they are called on and how.</summary>
internal static class QueryCalls
{
    /// <summary>A pool of connections, a cursor, a repository: a name that ends so is one.</summary>
    private static readonly string[] Databases =
        ["db", "database", "conn", "connection", "cursor", "repo", "repository", "dao", "dbcontext", "pool", "knex", "prisma", "jdbctemplate", "entitymanager", "tx", "trx"];

    // A session or a context may be many things, and is a database's with these.
    private static readonly WordSet Methods = new(
        "execute query fetch fetchone fetchOne findOne findUnique findFirst findById findAll findMany find_by find_one get_by_id exec executeQuery executeUpdate "
        + "ExecuteReader ExecuteScalar ExecuteNonQuery ExecuteReaderAsync ExecuteScalarAsync ExecuteNonQueryAsync QueryRow QueryRowContext QueryContext Query Exec ExecContext "
        + "QueryFirst QuerySingle QueryAsync QueryFirstAsync QuerySingleAsync FirstOrDefaultAsync SingleOrDefaultAsync SingleAsync FirstAsync FindAsync ToListAsync CountAsync AnyAsync queryForObject queryForList selectOne");

    // What any of a repository's reading methods begins with.
    private static readonly string[] Readers = ["find", "get", "load", "fetch", "query", "select", "count", "exists"];

    private static readonly string[] Statements = ["SELECT ", "INSERT INTO ", "UPDATE ", "DELETE FROM "];

    /// <summary>Whether the name at a token calls a database.</summary>
    public static bool IsAt(SourceFile file, int at)
    {
        var tokens = file.Tokens;
        if (!tokens.IsWord(at) || !tokens.Is(at - 1, '.') || !tokens.Is(at + 1, '('))
        {
            return false;
        }

        if (Methods.Has(tokens, at) && tokens.IsText(at + 2) && IsStatement(tokens.Content(at + 2)))
        {
            return true;
        }

        var first = MemberChain.First(tokens, at);
        for (var i = Math.Max(first, 0); first >= 0 && i < at; i++)
        {
            if (tokens.IsWord(i) && IsDatabase(tokens.Name(i), at, file))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDatabase(string name, int method, SourceFile file)
    {
        var lower = name.TrimStart('_', '$').ToLowerInvariant();
        var isRepository = lower.EndsWith("repository", StringComparison.Ordinal) || lower.EndsWith("repo", StringComparison.Ordinal) || lower.EndsWith("dao", StringComparison.Ordinal);
        // In Django a model's objects are its table.
        return (isRepository && Array.Exists(Readers, start => file.Tokens.Name(method).StartsWith(start, StringComparison.OrdinalIgnoreCase)))
            || (name == "objects" && file.Language is Language.Python && (file.Tokens.Is(method, "get") || file.Tokens.Is(method, "filter") || file.Tokens.Is(method, "create")))
            || (Methods.Has(file.Tokens, method) && Array.Exists(Databases, database => lower == database || (database.Length > 3 && lower.EndsWith(database, StringComparison.Ordinal))));
    }

    private static bool IsStatement(string text)
    {
        var start = text.AsSpan().TrimStart();
        return Array.Exists(Statements, statement => text.AsSpan().TrimStart().StartsWith(statement, StringComparison.OrdinalIgnoreCase)) && start.Length > 8;
    }
}
