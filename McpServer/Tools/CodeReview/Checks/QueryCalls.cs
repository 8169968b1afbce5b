using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Reading;
using Mcp.Daemon.Code.Statements;

namespace Mcp.Daemon.Tools.CodeReview.Checks;

/// <summary>Which calls go to a database: by the statement they are given, or by what they are called on and how.</summary>
internal static class QueryCalls
{
    /// <summary>A pool of connections, a cursor, a repository: a name that ends so is one.</summary>
    private static readonly string[] Databases =
        ["db", "database", "conn", "connection", "cursor", "dbcontext", "pool", "knex", "prisma", "jdbctemplate", "entitymanager", "tx", "trx"];

    private static readonly string[] Repositories = ["repo", "repository", "dao"];

    private static readonly WordSet Finders = new("findOne findUnique findFirst findById findAll findMany find_by find_one find_by_id get_by_id FindById FindByIdAsync GetById GetByIdAsync FindAsync");

    // A session or a context may be many things, and is a database's with these.
    private static readonly WordSet Methods = new(
        "execute query fetch fetchone fetchOne findOne findUnique findFirst findById findAll findMany find_by find_one get_by_id exec executeQuery executeUpdate "
        + "ExecuteReader ExecuteScalar ExecuteNonQuery ExecuteReaderAsync ExecuteScalarAsync ExecuteNonQueryAsync QueryRow QueryRowContext QueryContext Query Exec ExecContext "
        + "QueryFirst QuerySingle QueryAsync QueryFirstAsync QuerySingleAsync FirstOrDefaultAsync SingleOrDefaultAsync SingleAsync FirstAsync FindAsync ToListAsync CountAsync AnyAsync queryForObject queryForList selectOne");

    // What any of a repository's reading methods begins with.
    private static readonly string[] Readers = ["find", "get", "load", "fetch", "query", "select", "count", "exists"];

    private static readonly string[] Statements = ["SELECT ", "INSERT ", "REPLACE INTO ", "UPDATE ", "DELETE FROM "];

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

    /// <summary>Whether the call at a token changes what is stored, by the statement it is given.</summary>
    public static bool Writes(SourceFile file, int at) =>
        file.Tokens.IsText(at + 2) && file.Tokens.Content(at + 2).AsSpan().TrimStart() is var text
        && (text.StartsWith("INSERT", StringComparison.OrdinalIgnoreCase) || text.StartsWith("UPDATE", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("DELETE", StringComparison.OrdinalIgnoreCase) || text.StartsWith("REPLACE", StringComparison.OrdinalIgnoreCase));

    private static bool IsDatabase(string name, int method, SourceFile file)
    {
        var lower = name.TrimStart('_', '$').ToLowerInvariant();
        var called = file.Tokens.Name(method);
        if (Array.Exists(Repositories, repository => lower.EndsWith(repository, StringComparison.Ordinal)))
        {
            // One that is called so and no more may as well be git's.
            var isOfThings = !Array.Exists(Repositories, repository => lower == repository);
            return isOfThings ? Array.Exists(Readers, start => called.StartsWith(start, StringComparison.OrdinalIgnoreCase)) : Finders.Has(called);
        }

        // In Django a model's objects are its table; a pool that executes may be one of threads.
        return (name == "objects" && file.Language is Language.Python && called is "get" or "filter" or "create")
            || (Methods.Has(called) && !(lower.EndsWith("pool", StringComparison.Ordinal) && called.StartsWith("exec", StringComparison.Ordinal))
                && Array.Exists(Databases, database => lower == database || (database.Length > 3 && lower.EndsWith(database, StringComparison.Ordinal))));
    }

    private static bool IsStatement(string text)
    {
        var start = text.AsSpan().TrimStart();
        return Array.Exists(Statements, statement => text.AsSpan().TrimStart().StartsWith(statement, StringComparison.OrdinalIgnoreCase)) && start.Length > 8;
    }
}
