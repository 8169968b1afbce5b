namespace Mcp.Daemon.Tools.SecAudit.Setup;

/// <summary>The files that say what a service runs in and what it is made of.</summary>
internal enum SetupKind
{
    None,
    Dockerfile,
    Compose,

    /// <summary>A manifest for a cluster.</summary>
    Kubernetes,

    /// <summary>A workflow or an action of GitHub.</summary>
    Workflow,
    NodePackage,
    PythonPackages,

    /// <summary>A project or a list of package versions of .NET.</summary>
    NuGetPackages,
}
