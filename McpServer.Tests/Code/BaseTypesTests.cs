using Mcp.Daemon.Code;
using NUnit.Framework;

namespace Mcp.Tests.Code;

public class BaseTypesTests
{
    [TestCase("a.cs", "class A<T>(B b) : Base<C>(b), Space.IOne where T : D { int x = y ? 1 : z; }", "A Base, A IOne")]
    [TestCase("a.cs", "class A { B b; }", "")]
    [TestCase("A.java", "class A<T extends X> extends B implements C, D<E> { }", "A B, A C, A D")]
    [TestCase("a.ts", "class A extends lib.B { go() { return x ? 1 : 2; } }", "A B")]
    [TestCase("a.py", "class A(B, lib.C, Generic[T], metaclass=M):\n    x = (1, D)\n", "A B, A C, A Generic")]
    [TestCase("a.py", "class A:\n    x = (B)\n", "")]
    [TestCase("a.rb", "class A < Lib::B\nend\n", "A B")]
    [TestCase("a.rs", "impl<T> fmt::Display for A<T> {\n}\nimpl A {\n}\n", "A Display")]
    [TestCase("a.kt", "class A(val x: Int) : B(x), C\n", "A B, A C")]
    [TestCase("a.go", "type A struct { B }\n", "")]
    public void Bases_are_read_from_the_header(string path, string text, string bases)
    {
        var found = BaseTypes.In(new SourceFile(path, text)).Select(each => $"{each.Type} {each.Base}");

        Assert.That(string.Join(", ", found), Is.EqualTo(bases));
    }
}
