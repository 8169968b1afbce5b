namespace Mcp.Daemon.Code;

/// <summary>What a declaration declares, as far as languages agree on it.</summary>
internal enum DeclarationKind
{
    /// <summary>A named part of a program that holds types: a namespace, or a Rust module with a body.</summary>
    Namespace,

    /// <summary>A class, interface, struct, enum, trait, Ruby module, type alias or delegate.</summary>
    Type,

    /// <summary>A function, method, constructor or operator.</summary>
    Function,

    /// <summary>A value with accessors, or one in a language that calls its members properties.</summary>
    Property,

    /// <summary>A field, constant or variable of a type or of a file; what a function keeps to itself is not declared.</summary>
    Field,
}
