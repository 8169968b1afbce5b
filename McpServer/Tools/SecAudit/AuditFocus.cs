using Mcp.Daemon.Tools.SecAudit.Checks;
using Mcp.Daemon.Tools.SecAudit.Setup;

namespace Mcp.Daemon.Tools.SecAudit;

/// <summary>Which checks an audit of a focus runs. A check stands in every focus that asks for what it sees.</summary>
internal static class AuditFocus
{
    /// <summary>What code does with what comes in from outside, and with what it keeps.</summary>
    private static readonly IAuditCheck[] OfCode =
    [
        new SqlInjection(), new ShellCommands(), new CodeExecution(), new UnescapedMarkup(), new ForeignObjects(), new PathTraversal(), new RequestForgery(),
        new OpenRedirect(), new ExternalEntities(), new WeakHashes(), new WeakCiphers(), new FixedSalts(), new WeakRandom(), new UncheckedTokens(), new LoggedSecrets(),
        new ForgeryProtectionOff(),
    ];

    /// <summary>How a service is set up, in code as in files around it.</summary>
    private static readonly IAuditCheck[] OfSettings =
        [new WrittenSecrets(), new TlsSwitchedOff(), new OpenCors(), new CookieFlags(), new DebugSwitches()];

    private static readonly IAuditCheck[] OfInfrastructure =
    [
        new ImageUsers(), new ImageTags(), new PrivilegedContainers(), new MountedHosts(), new PublishedDatabases(), new WrittenPasswords(), new BroadRoles(),
        new WorkflowInputs(), new ForeignCheckouts(), new BroadTokens(),
    ];

    private static readonly IAuditCheck[] OfDependencies =
        [new LooseNodePackages(), new LoosePythonPackages(), new LooseNuGetPackages(), new PackageSources(), new LooseActions(), new PipedDownloads()];

    /// <param name="focus">owasp, compliance, infrastructure, dependencies or comprehensive, as the tool's schema has it.</param>
    public static IReadOnlyList<IAuditCheck> Checks(string? focus) => focus switch
    {
        "owasp" => [.. OfCode, .. OfSettings],
        "infrastructure" => [.. OfSettings, .. OfInfrastructure, new PipedDownloads()],
        "dependencies" => OfDependencies,
        _ => [.. OfCode, .. OfSettings, .. OfInfrastructure, .. OfDependencies],
    };

    /// <summary>Whether what serves requests, and where they lead, is part of the question.</summary>
    public static bool AsksForCode(string? focus) => focus is not ("infrastructure" or "dependencies");
}
