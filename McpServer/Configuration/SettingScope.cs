namespace Mcp.Daemon.Configuration;

/// <summary>Whose a setting is.</summary>
internal enum SettingScope
{
    /// <summary>May differ between two editors on one daemon.</summary>
    Session,

    /// <summary>Shapes the daemon itself; a session that sets it is told that it has no effect.</summary>
    Daemon,
}
