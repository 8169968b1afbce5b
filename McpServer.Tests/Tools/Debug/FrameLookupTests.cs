using Mcp.Daemon.Code;
using Mcp.Daemon.Files;
using Mcp.Daemon.Tools.Debug.Places;
using Mcp.Daemon.Tools.Debug.Traces;
using Mcp.Daemon.Tools.Words;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Tools.Debug;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class FrameLookupTests : IDisposable
{
    private const string Cart = """
        import rates

        class Cart:
            def add(self, cents):
                self.cents += cents

            def total(self):
                rate = rates.of(self)
                return self.cents * rate.percent

        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestCase("src/cart.py", "/srv/shop/src/cart.py")]
    [TestCase("src/cart.py", "cart.py")]
    [TestCase("cart.py", "/srv/shop/cart.py")]
    public void Frame_is_found_by_the_end_of_its_path(string name, string path)
    {
        Assert.That(Find(new() { Style = TraceStyle.Python, Path = path, Line = 9, Function = "total" }, name).File?.Path, Is.EqualTo(name));
    }

    [TestCase("/usr/lib/python3.12/site-packages/cart.py")]
    [TestCase("/srv/shop/other/basket.py")]
    [TestCase("/srv/shop/mycart.py")]
    public void Frame_of_another_file_is_not_found(string path)
    {
        Assert.That(Find(new() { Style = TraceStyle.Python, Path = path, Line = 9, Function = "total" }, "cart.py").File, Is.Null);
    }

    [TestCase(9, true)]
    [TestCase(5, false)]
    public void File_that_lies_elsewhere_counts_only_when_the_function_agrees(int line, bool isFound)
    {
        var place = Find(new() { Style = TraceStyle.Python, Path = "/app/cart.py", Line = line, Function = "total" }, "src/cart.py");

        Assert.That(place.File is not null, Is.EqualTo(isFound));
    }

    [Test]
    public void Frame_has_the_function_around_it()
    {
        Assert.That(Find(Total(9)).Function?.Name, Is.EqualTo("Cart.total"));
    }

    [TestCase(9, "total", "return self.cents * rate.percent", null)]
    [TestCase(9, "total", "return self.cents  *  rate.perc...", null)]
    [TestCase(9, null, null, null)]
    [TestCase(8, "total", "return self.cents * rate.percent", "stands in line 9 now")]
    [TestCase(9, "total", "return rate.percent", "stands nowhere in the file")]
    [TestCase(5, "total", null, "lies in Cart.add")]
    [TestCase(1, "total", null, "lies in no function")]
    [TestCase(9, "sum_up", null, "the file has no sum_up")]
    [TestCase(9, "percent", null, null)]
    [TestCase(12, "total", null, "the file has 9 lines")]
    public void Frame_is_stale_when_the_line_cannot_be_its_own(int line, string? function, string? quote, string? why)
    {
        var place = Find(Total(line) with { Function = function, Quote = quote });

        Assert.That(place.WhyStale, why is null ? Is.Null : Does.Contain(why));
    }

    [Test]
    public void Frame_without_a_path_is_found_by_its_function()
    {
        var place = Find(new() { Style = TraceStyle.DotNet, Function = "Shop.Cart.Total" }, "Cart.cs", "class Cart\n{\n    int Total() => 1;\n}\n");

        Assert.That((place.File?.Path, place.Line, place.IsByName), Is.EqualTo(("Cart.cs", 3, true)));
    }

    [TestCase("a/com/shop/Cart.java", "a/com/shop/Cart.java")]
    [TestCase("a/com/other/Cart.java", null)]
    public void Java_file_is_told_by_its_package(string name, string? found)
    {
        const string Text = "class Cart {\n    int total() {\n        return 1;\n    }\n}\n";
        StackFrame frame = new() { Style = TraceStyle.Jvm, Path = "Cart.java", Line = 3, Function = "com.shop.Cart.total" };

        var place = Lookup([(name, Text), ("b/com/third/Cart.java", Text)]).Find(frame);

        Assert.That(place.File?.Path, Is.EqualTo(found));
    }

    [Test]
    public void File_in_the_workspace_that_was_not_named_is_told()
    {
        _folder.Write("ws/src/rates.py");

        Assert.That(Find(new() { Style = TraceStyle.Python, Path = "/srv/shop/src/rates.py", Line = 3 }).InWorkspace, Is.EqualTo("src/rates.py"));
    }

    [TestCase("/srv/secret/../../outside.py")]
    [TestCase("/outside.py")]
    [TestCase("/app/node_modules/x/rates.py")]
    [TestCase("/srv/.env")]
    public void What_lies_outside_or_may_not_be_read_is_not(string path)
    {
        _folder.Write("outside.py");
        _folder.Write("ws/rates.py");
        _folder.Write("ws/.env");

        Assert.That(Find(new() { Style = TraceStyle.Python, Path = path, Line = 3 }).InWorkspace, Is.Null);
    }

    [Test]
    public void Java_file_that_was_not_named_is_looked_for_where_sources_lie()
    {
        _folder.Write("ws/src/main/java/com/shop/Rate.java");

        var place = Find(new() { Style = TraceStyle.Jvm, Path = "Rate.java", Line = 3, Function = "com.shop.Rate.of" });

        Assert.That(place.InWorkspace, Is.EqualTo("src/main/java/com/shop/Rate.java"));
    }

    private static StackFrame Total(int line) => new() { Style = TraceStyle.Python, Path = "src/cart.py", Line = line, Function = "total" };

    private FramePlace Find(StackFrame frame, string name = "src/cart.py", string text = Cart) => Lookup([(name, text)]).Find(frame);

    private FrameLookup Lookup((string, string)[] files) => new(
        new SourceSet(files, CancellationToken.None),
        new WorkspacePaths(Workspace.From(_folder.MakeDirectory("ws"), [], _folder.MakeDirectory("home"))));
}
