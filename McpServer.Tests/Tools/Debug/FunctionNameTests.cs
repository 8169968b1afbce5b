using Mcp.Daemon.Tools.Debug.Traces;
using NUnit.Framework;

namespace Mcp.Tests.Tools.Debug;

public class FunctionNameTests
{
    [TestCase(TraceStyle.Python, "total", "total")]
    [TestCase(TraceStyle.Python, "Cart.total", "Cart.total")]
    [TestCase(TraceStyle.Python, "outer.<locals>.inner", "outer.inner")]
    [TestCase(TraceStyle.DotNet, "Shop.Cart.Total", "Cart.Total")]
    [TestCase(TraceStyle.DotNet, "Shop.Cart`1.Sum[T]", "Cart.Sum")]
    [TestCase(TraceStyle.DotNet, "Shop.Cart..ctor", "Cart.Cart")]
    [TestCase(TraceStyle.DotNet, "Shop.Cart.<TotalAsync>d__5.MoveNext", "Cart.TotalAsync")]
    [TestCase(TraceStyle.DotNet, "Shop.Cart.<>c__DisplayClass5_0.<Total>b__0", "Cart.Total")]
    [TestCase(TraceStyle.DotNet, "Shop.Cart.<Total>g__Sum|5_0", "Cart.Total")]
    [TestCase(TraceStyle.DotNet, "Shop.Cart+Line.get_Price", "Line.Price")]
    [TestCase(TraceStyle.Jvm, "com.shop.Cart.total", "Cart.total")]
    [TestCase(TraceStyle.Jvm, "com.shop.Cart.<init>", "Cart.Cart")]
    [TestCase(TraceStyle.Jvm, "com.shop.Cart.lambda$total$0", "Cart.total")]
    [TestCase(TraceStyle.Jvm, "com.shop.Cart$Line.price", "Cart.price")]
    [TestCase(TraceStyle.Jvm, "com.shop.CartKt.total", "total")]
    [TestCase(TraceStyle.Script, "Cart.total", "Cart.total")]
    [TestCase(TraceStyle.Script, "async pay", "pay")]
    [TestCase(TraceStyle.Script, "new Cart", "Cart.constructor")]
    [TestCase(TraceStyle.Script, "Object.pay", "pay")]
    [TestCase(TraceStyle.Go, "example.com/shop.v2/cart.(*Cart).Total", "Cart.Total")]
    [TestCase(TraceStyle.Go, "main.main.func1.2", "main.main")]
    [TestCase(TraceStyle.Go, "main.Map[...]", "main.Map")]
    [TestCase(TraceStyle.Rust, "shop::cart::Cart::total::h0123456789abcdef", "Cart.total")]
    [TestCase(TraceStyle.Rust, "shop::pay::{{closure}}", "shop.pay")]
    [TestCase(TraceStyle.Rust, "<shop::cart::Cart as core::fmt::Display>::fmt", "Cart.fmt")]
    [TestCase(TraceStyle.Ruby, "block (2 levels) in total", "total")]
    [TestCase(TraceStyle.Ruby, "Shop::Cart#total", "Cart.total")]
    [TestCase(TraceStyle.Native, "shop::Cart::total(int)", "Cart.total")]
    public void Name_in_the_source_is_found_in_what_a_runtime_writes(object style, string written, string name)
    {
        Assert.That(Of((TraceStyle)style, written).Qualified, Is.EqualTo(name));
    }

    [TestCase(TraceStyle.Python, "<module>")]
    [TestCase(TraceStyle.Python, "<lambda>")]
    [TestCase(TraceStyle.Script, "Object.<anonymous>")]
    [TestCase(TraceStyle.Jvm, "com.shop.Cart$total$1.invoke")]
    [TestCase(TraceStyle.Jvm, "com.shop.Cart.<clinit>")]
    [TestCase(TraceStyle.Ruby, "<main>")]
    [TestCase(TraceStyle.Php, "Shop\\Cart->total()")]
    public void What_has_no_name_in_the_source_gets_none(object style, string written)
    {
        Assert.That(Of((TraceStyle)style, written).Member, Is.Null);
    }

    private static FunctionName Of(TraceStyle style, string written) => FunctionName.Of(new StackFrame { Style = style, Function = written });
}
