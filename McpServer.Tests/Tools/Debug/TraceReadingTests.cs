using Mcp.Daemon.Tools.Debug.Traces;
using Mcp.Daemon.Tools.Words;
using NUnit.Framework;

namespace Mcp.Tests.Tools.Debug;

public class TraceReadingTests
{
    private const string Python = """
        Traceback (most recent call last):
          File "/srv/shop/checkout.py", line 10, in pay
            if cart.total() <= 0:
               ^^^^^^^^^^^^
          File "/srv/shop/cart.py", line 18, in total
            return round(whole * rate.percent)
        AttributeError: 'NoneType' object has no attribute 'percent'
        """;

    private const string Chained = Python + """


        During handling of the above exception, another exception occurred:

        Traceback (most recent call last):
          File "/srv/shop/till.py", line 4, in run
            pay()
        shop.errors.TillClosed: closed
        """;

    private const string DotNet = """
        Unhandled exception. System.InvalidOperationException: Sequence contains no elements
           at System.Linq.ThrowHelper.ThrowNoElementsException()
           at Shop.Cart.<>c.<Total>b__5_0(Line line) in C:\src\Shop\Cart.cs:line 18
           at Shop.Till.<PayAsync>d__3.MoveNext() in C:\src\Shop\Till.cs:line 40
        """;

    private const string Java = """
        Exception in thread "main" java.lang.NullPointerException: Cannot invoke "Rate.percent()" because "rate" is null
        	at com.shop.Cart.total(Cart.java:18)
        	at com.shop.Cart.lambda$pay$0(Cart.java:25)
        	at java.base/java.util.ArrayList.forEach(ArrayList.java:1596)
        Caused by: com.shop.OutOfStockException: none left
        	at com.shop.Stock.take(Stock.java:7) ~[shop.jar:1.0]
        	... 2 more
        """;

    private const string Node = """
        TypeError: Cannot read properties of undefined (reading 'percent')
            at Cart.total (file:///srv/shop/src/cart.js:18:9)
            at async pay (/srv/shop/src/checkout.js:10:12)
            at new Till (webpack-internal:///./src/till.ts:3:5)
            at /srv/shop/src/index.js:1:1
            at process.processTicksAndRejections (node:internal/process/task_queues:95:5)
        """;

    private const string Go = """
        panic: runtime error: invalid memory address or nil pointer dereference
        [signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x48f]

        goroutine 1 [running]:
        example.com/shop/cart.(*Cart).Total(0xc000012345, {0x1, 0x2})
        	/srv/shop/cart/cart.go:18 +0x1f
        main.main.func1()
        	/srv/shop/main.go:12 +0x25
        created by main.serve in goroutine 7
        	/srv/shop/main.go:30 +0x99
        """;

    private const string Rust = """
        thread 'main' panicked at src/cart.rs:18:9:
        called `Option::unwrap()` on a `None` value
        stack backtrace:
           0: core::panicking::panic
                     at /rustc/90b35/library/core/src/panicking.rs:72:14
           3: shop::cart::Cart::total::h0123456789abcdef
                     at ./src/cart.rs:18:9
        """;

    private const string Ruby = """
        cart.rb:18:in `total': undefined method `percent' for nil (NoMethodError)
        	from checkout.rb:10:in `block in pay'
        	from checkout.rb:22:in `<main>'
        """;

    private const string Php = """
        PHP Fatal error:  Uncaught TypeError: rate(): Return value must be of type Rate, null returned in /srv/shop/src/Cart.php:18
        Stack trace:
        #0 /srv/shop/src/Till.php(12): Shop\Cart->total()
        #1 {main}
          thrown in /srv/shop/src/Cart.php on line 18
        """;

    private const string Native = """
        ==1==ERROR: AddressSanitizer: heap-use-after-free on address 0x602
            #0 0x4f2 in cart_total /srv/shop/cart.c:18:5
            #1 0x4f3 in main /srv/shop/main.c:9:3
        """;

    [TestCase(Python, "/srv/shop/checkout.py:10 pay", "/srv/shop/cart.py:18 total")]
    [TestCase(DotNet, ": System.Linq.ThrowHelper.ThrowNoElementsException", "C:/src/Shop/Cart.cs:18 Shop.Cart.<>c.<Total>b__5_0", "C:/src/Shop/Till.cs:40 Shop.Till.<PayAsync>d__3.MoveNext")]
    [TestCase(Node, "/srv/shop/src/cart.js:18 Cart.total", "/srv/shop/src/checkout.js:10 pay", "/src/till.ts:3 new Till", "/srv/shop/src/index.js:1 ", "node:internal/process/task_queues:95 process.processTicksAndRejections")]
    [TestCase(Go, "/srv/shop/cart/cart.go:18 example.com/shop/cart.(*Cart).Total", "/srv/shop/main.go:12 main.main.func1", "/srv/shop/main.go:30 main.serve")]
    [TestCase(Rust, "src/cart.rs:18 ", "/rustc/90b35/library/core/src/panicking.rs:72 core::panicking::panic", "src/cart.rs:18 shop::cart::Cart::total::h0123456789abcdef")]
    [TestCase(Ruby, "cart.rb:18 total", "checkout.rb:10 block in pay", "checkout.rb:22 <main>")]
    [TestCase(Php, "/srv/shop/src/Cart.php:18 ", "/srv/shop/src/Till.php:12 Shop\\Cart->total()")]
    [TestCase(Native, "/srv/shop/cart.c:18 cart_total", "/srv/shop/main.c:9 main")]
    [TestCase("#0  cart_total (cart=0x0) at cart.c:18\n#1  0x0f in main () at main.c:9", "cart.c:18 cart_total", "main.c:9 main")]
    [TestCase("total@http://localhost:3000/src/cart.js?t=1:18:9", "/src/cart.js:18 total")]
    [TestCase("at Cart.total [as sum] (C:\\shop\\cart.js:18:9)", "C:/shop/cart.js:18 Cart.total")]
    public void Frames_of_a_runtime_are_read(string words, params object[] frames)
    {
        Assert.That(Read(words).Single().Frames.Select(Shown), Is.EqualTo(frames));
    }

    [TestCase(Python, "AttributeError: 'NoneType' object has no attribute 'percent'")]
    [TestCase(DotNet, "System.InvalidOperationException: Sequence contains no elements")]
    [TestCase(Node, "TypeError: Cannot read properties of undefined (reading 'percent')")]
    [TestCase(Go, "runtime error: invalid memory address or nil pointer dereference")]
    [TestCase(Rust, "called `Option::unwrap()` on a `None` value")]
    [TestCase("thread 'main' panicked at 'no rate', src/cart.rs:18:9", "no rate")]
    [TestCase(Ruby, "NoMethodError: undefined method `percent' for nil")]
    [TestCase(Php, "TypeError: rate(): Return value must be of type Rate, null returned")]
    public void Error_of_a_runtime_is_read(string words, string error)
    {
        Assert.That(Read(words).Single().Error?.Words, Is.EqualTo(error));
    }

    [Test]
    public void Cause_of_a_Java_exception_is_a_trace_of_its_own()
    {
        var traces = Read(Java);

        Assert.That(traces.Select(trace => (trace.Error!.Type, string.Join(' ', trace.Frames.Select(frame => frame.Line)))), Is.EqualTo(new[]
        {
            ("java.lang.NullPointerException", "18 25 1596"), ("com.shop.OutOfStockException", "7"),
        }));
    }

    [Test]
    public void Exceptions_that_follow_each_other_in_Python_are_told_apart()
    {
        var traces = Read(Chained);

        Assert.That(traces.Select(trace => (trace.Error!.Type, trace.Frames.Count)), Is.EqualTo(new[] { ("AttributeError", 2), ("shop.errors.TillClosed", 1) }));
    }

    [Test]
    public void Source_line_below_a_Python_frame_is_its_quote()
    {
        Assert.That(Read(Python).Single().Frames.Select(frame => frame.Quote), Is.EqualTo(new[] { "if cart.total() <= 0:", "return round(whole * rate.percent)" }));
    }

    [Test]
    public void Trace_in_a_line_of_JSON_is_read()
    {
        var words = """{"error": "TypeError: x is undefined\n    at Cart.total (/srv/cart.js:18:9)\n    at pay (/srv/pay.js:2:3)"}""";

        Assert.That(Read(words).Single().Frames.Select(frame => frame.Line), Is.EqualTo(new[] { 18, 2 }));
    }

    [Test]
    public void Trace_that_a_later_step_repeats_is_there_once()
    {
        var traces = TraceReading.Of([new StepWords(1, Python), new StepWords(2, Python)]);

        Assert.That(traces.Select(trace => trace.Step), Is.EqualTo(new[] { 1 }));
    }

    [TestCase("The total is wrong at the till (see cart.py:18) since Monday.")]
    [TestCase("at Cart.total() we get None, at noon")]
    [TestCase("File \"cart.py\" was changed on line 18, in the last commit it had 17.")]
    [TestCase("- read src/cart.py\n- call total(1)\n#12 was closed (see 3): done")]
    [TestCase("mail me@example.com:12:13 or so")]
    public void Prose_is_no_trace(string words)
    {
        Assert.That(Read(words).SelectMany(trace => trace.Frames), Is.Empty);
    }

    private static IReadOnlyList<StackTrace> Read(string words) => TraceReading.Of([new StepWords(1, words)]);

    private static string Shown(StackFrame frame) => $"{frame.Path}:{frame.Line} {frame.Function}";
}
