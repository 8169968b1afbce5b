namespace Mcp.Daemon.Threads;

/// <summary>
/// The form of <c>threads.db</c>, from nothing on; see <c>DatabaseFile</c>. Tables are added and none is changed: an older
/// build goes on reading and writing its conversations beside a newer one.
/// </summary>
internal static class ThreadMigrations
{
    public static IReadOnlyList<string> All { get; } =
    [
        """
        create table threads (
          id text primary key, workspace text not null, created_at integer not null, expires_at integer not null,
          version integer not null);
        create table turns (
          thread text not null references threads(id) on delete cascade, number integer not null, role text not null,
          tool text not null, model text, text text not null, at integer not null, primary key (thread, number));
        create index threads_by_expiry on threads(expires_at);
        """,
        """
        create table steps (
          thread text not null, turn integer not null, run integer not null, number integer not null, total integer not null,
          next_required integer not null, session text not null, digest text not null, arguments text not null,
          replaced integer not null default 0, primary key (thread, turn),
          foreign key (thread, turn) references turns(thread, number) on delete cascade);
        create table findings (
          thread text not null, turn integer not null, number integer not null, finding text not null,
          primary key (thread, turn, number),
          foreign key (thread, turn) references turns(thread, number) on delete cascade);
        create table files (
          thread text not null, turn integer not null, number integer not null, name text not null, hash text not null,
          lines text, tokens integer not null, block text, primary key (thread, turn, number),
          foreign key (thread, turn) references turns(thread, number) on delete cascade);
        create index files_by_block on files(block);
        create table blocks (digest text primary key, text text not null);
        create table usage (
          thread text not null, turn integer not null, input_tokens integer, cached_tokens integer, output_tokens integer,
          reasoning_tokens integer, cost_usd text, primary key (thread, turn),
          foreign key (thread, turn) references turns(thread, number) on delete cascade);
        create index threads_by_workspace on threads(workspace, expires_at);
        """,
    ];
}
