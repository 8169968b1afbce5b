using NUnit.Framework;

namespace Mcp.Tests.Tools.Tracer.Flow;

public class CallTraceTests
{
    [Test]
    public void Calls_are_followed_three_deep()
    {
        var code = ("a.py", "def a():\n    b()\n\n\ndef b():\n    c()\n\n\ndef c():\n    d()\n\n\ndef d():\n    e()\n\n\ndef e():\n    pass\n");

        Assert.That(Traced.Down("a", code), Is.EqualTo("a (a.py:1-2)\n  2 → b (line 5)\n    6 → c (line 9)\n      10 → d (line 13), calls more, not followed further"));
    }

    [Test]
    public void Condition_around_a_call_is_told()
    {
        var code = ("a.py", "def a(x):\n    if x > 1:\n        b()\n    else:\n        c()\n\n\ndef b():\n    pass\n\n\ndef c():\n    pass\n");

        Assert.That(Traced.Down("a", code), Is.EqualTo("a (a.py:1-5)\n  3 → b (line 8), under `if x > 1` (2)\n  5 → c (line 12), under `else of if x > 1` (4)"));
    }

    [Test]
    public void Calls_under_the_same_condition_are_one_step()
    {
        var code = ("a.py", "def a(x):\n    b()\n    b()\n    if x:\n        b()\n\n\ndef b():\n    pass\n");

        Assert.That(Traced.Down("a", code), Is.EqualTo("a (a.py:1-5)\n  2, 3 → b (line 8)\n  5 → b (line 8), under `if x` (4)"));
    }

    [Test]
    public void Of_a_hundred_functions_of_one_name_eighty_are_followed()
    {
        var code = ("a.js", string.Concat(Enumerable.Repeat("function a() { b(); }\n", 100)) + "function b() { }\n");

        Assert.That(Traced.Down("a", code), Does.EndWith("… and 20 more functions of this name: say which is meant, with its file and line"));
    }

    // Whoever goes through all types for each of the calls, or back to the beginning for each of the lines, does not come to an end here.
    [Test]
    public void Long_function_is_followed_in_its_length()
    {
        var types = string.Concat(Enumerable.Range(0, 10_000).Select(i => $"class A{i}:\n    def b(self):\n        pass\n"));
        var calls = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"        x{i}.b()\n"));

        Assert.That(Traced.Down("a", ("a.py", $"{types}def a(x0: A7):\n    if x0:\n{calls}")), Does.StartWith("a (a.py:30001-50002)\n  30003 → A7.b (line 23), under `if x0` (30002)"));
    }

    [Test]
    public void Recursion_is_marked()
    {
        var code = ("a.py", "def a(x):\n    a(x - 1)\n");

        Assert.That(Traced.Down("a", code), Does.EndWith("2 → a (line 1), which the way comes from: recursion"));
    }

    [Test]
    public void Mutual_recursion_is_marked()
    {
        var code = ("a.py", "def even(x):\n    return odd(x - 1)\n\n\ndef odd(x):\n    return even(x - 1)\n");

        Assert.That(Traced.Down("even", code), Is.EqualTo("even (a.py:1-2)\n  2 → odd (line 5)\n    6 → even (line 1), which the way comes from: recursion"));
    }

    [Test]
    public void Function_that_is_called_twice_is_followed_once()
    {
        var code = ("a.py", "def a():\n    b()\n    c()\n\n\ndef b():\n    d()\n\n\ndef c():\n    b()\n\n\ndef d():\n    pass\n");

        Assert.That(Traced.Down("a", code), Does.Contain("3 → c (line 10)\n    11 → b (line 6), followed above").And.Not.Contain("recursion"));
    }

    [Test]
    public void Method_of_another_class_is_not_taken_for_the_called_one()
    {
        var code = ("A.cs", "class Cart\n{\n    void Pay() { Close(); }\n    void Close() { }\n}\n\nclass Door\n{\n    void Close() { Lock(); }\n    void Lock() { }\n}\n");

        Assert.That(Traced.Down("Cart.Pay", code), Is.EqualTo("Cart.Pay (A.cs:3)\n  3 → Cart.Close (line 4)"));
    }

    [Test]
    public void Name_in_a_comment_or_string_is_no_call()
    {
        var code = ("a.py", "def a():\n    # b()\n    return \"b()\"\n\n\ndef b():\n    pass\n");

        Assert.That(Traced.Down("a", code), Does.EndWith("calls nothing that is declared in these files"));
    }

    [Test]
    public void Function_of_a_file_that_is_not_imported_is_by_name_only()
    {
        var (one, other) = (("a.py", "def a():\n    send_all()\n"), ("b.py", "def send_all():\n    pass\n"));

        Assert.That(Traced.Down("a", one, other), Does.EndWith("2 → send_all (b.py:1), by its name only"));
    }

    [Test]
    public void Call_that_several_could_be_is_not_followed()
    {
        var code = ("a.py", "def a(x):\n    x.settle()\n\n\nclass B:\n    def settle(self):\n        pass\n\n\nclass C:\n    def settle(self):\n        pass\n");

        Assert.That(Traced.Down("a", code), Does.EndWith("2 → settle, 2 are called so: not followed"));
    }

    [Test]
    public void Implementations_stand_below_the_member_of_an_interface()
    {
        var code = ("A.java", "interface Store {\n    void keep(int x);\n}\n\nclass Disk implements Store {\n    public void keep(int x) { sync(); }\n    void sync() { }\n}\n\n"
            + "class Other {\n    public void keep(int x) { }\n}\n\nclass Till {\n    Store store;\n    void close() { store.keep(1); }\n}\n");

        Assert.That(Traced.Down("Till.close", code), Is.EqualTo(
            "Till.close (A.java:16)\n  16 → Store.keep (line 2)\n    or, at run time: Disk.keep (line 6)\n      6 → Disk.sync (line 7)"));
    }

    [Test]
    public void Constructor_that_is_called_is_followed()
    {
        var code = ("a.py", "def a():\n    return Cart()\n\n\nclass Cart:\n    def __init__(self):\n        load_all()\n\n\ndef load_all():\n    pass\n");

        Assert.That(Traced.Down("a", code), Is.EqualTo("a (a.py:1-2)\n  2 → Cart (line 5)\n    7 → load_all (line 10)"));
    }

    [Test]
    public void Function_inside_keeps_its_own_calls()
    {
        var code = ("a.py", "def a():\n    def inner():\n        b()\n    return inner\n\n\ndef b():\n    pass\n");

        Assert.That(Traced.Down("a", code), Does.EndWith("calls nothing that is declared in these files"));
    }

    [Test]
    public void Tree_of_many_calls_says_how_many_are_left_out()
    {
        var code = ("a.py", "def a():\n" + string.Concat(Enumerable.Range(0, 100).Select(i => $"    f{i}()\n")) + string.Concat(Enumerable.Range(0, 100).Select(i => $"\n\ndef f{i}():\n    pass\n")));

        Assert.That(Traced.Down("a", code), Does.EndWith("… and 20 more calls: trace from a function further down"));
    }

    [Test]
    public void Tree_is_less_deep_before_calls_of_the_target_are_left_out()
    {
        var calls = string.Concat(Enumerable.Range(0, 50).Select(i => $"    f{i}()\n"));
        var code = ("a.py", $"def a():\n{calls}" + string.Concat(Enumerable.Range(0, 50).Select(i => $"\n\ndef f{i}():\n    g{i}()\n\n\ndef g{i}():\n    pass\n")));

        var trace = Traced.Trace("a", code);

        Assert.That((trace.LeftOut, trace.Roots[0].Steps.Count), Is.EqualTo((0, 50)));
    }

    [Test]
    public void Private_member_of_another_file_is_not_taken_for_a_call_by_its_name()
    {
        var (one, other) = (("A.cs", "class A\n{\n    void Run(List<int> all) { all.Where2(x => x > 1); }\n}\n"), ("B.cs", "class B\n{\n    private static bool Where2(int x) => x > 1;\n}\n"));

        Assert.That(Traced.Down("A.Run", one, other), Does.EndWith("calls nothing that is declared in these files"));
    }

    [Test]
    public void Many_implementations_are_named_and_not_followed()
    {
        var code = ("A.cs", "interface IOne { void Go(int x); }\n\nclass Till(IOne one)\n{\n    void Close() { one.Go(1); }\n}\n"
            + string.Concat(Enumerable.Range(1, 5).Select(i => $"\nclass C{i} : IOne\n{{\n    public void Go(int x) {{ Deep(); }}\n    void Deep() {{ }}\n}}\n")));

        Assert.That(Traced.Down("Till.Close", code), Does.EndWith("or, at run time: one of 5, C1.Go, C2.Go, C3.Go, C4.Go, C5.Go"));
    }

    [Test]
    public void Callers_are_found_two_up()
    {
        var code = ("a.py", "def a():\n    pass\n\n\ndef b(x):\n    if x:\n        a()\n\n\ndef c():\n    b(1)\n\n\ndef d():\n    c()\n\n\na()\n");

        Assert.That(Traced.Up("a", code), Is.EqualTo("a.py:7 in b, under `if x` (6)\n  a.py:11 in c\na.py:18 in the top of the file"));
    }

    [Test]
    public void Caller_of_another_class_with_the_same_method_is_none()
    {
        var code = ("A.cs", "class Cart\n{\n    public void Pay() { }\n}\n\nclass Bill\n{\n    public void Pay() { }\n}\n\nclass Till\n{\n    void Close(Bill bill) { bill.Pay(); }\n    void Open(Cart cart) { cart.Pay(); }\n}\n");

        Assert.That(Traced.Up("Cart.Pay", code), Is.EqualTo("A.cs:14 in Till.Open"));
    }

    [Test]
    public void Caller_through_an_interface_is_told_as_such()
    {
        var code = ("A.cs", "interface IStore { void Keep(int x); }\n\nclass Disk : IStore\n{\n    public void Keep(int x) { }\n}\n\nclass Till(IStore store)\n{\n    void Close() { store.Keep(1); }\n}\n");

        Assert.That(Traced.Up("Disk.Keep", code), Is.EqualTo("A.cs:10 in Till.Close, through IStore"));
    }

    [Test]
    public void Caller_in_a_test_is_told_as_such()
    {
        var (code, test) = (("a.py", "def pay():\n    pass\n"), ("tests/test_a.py", "from a import pay\n\n\ndef test_pay():\n    pay()\n"));

        Assert.That(Traced.Up("`pay`", code, test), Is.EqualTo("tests/test_a.py:5 in test_pay, a test"));
    }

    [Test]
    public void Branch_tells_where_the_function_is_left()
    {
        var code = ("a.py", "def a(x):\n    if x:\n        return 1\n    for y in x:\n        y.go()\n    return 2\n");

        Assert.That(Traced.Trace("a", code).Branches.Select(branch => $"{branch.Line}: {string.Join(", ", branch.Leaves)}"), Is.EqualTo(new[] { "2: 3", "4: " }));
    }

    [Test]
    public void Calls_that_no_file_declares_are_told_with_what_stands_before_them()
    {
        var code = ("a.py", "def a(store):\n    store.save(1)\n    b()\n    print(len(\"x\"))\n\n\ndef b():\n    gate.admit_all()\n    [].append(1)\n");

        Assert.That(Traced.Trace("a", code).Outside.Select(call => $"{call.Function.Name} {call.Call} {call.Line}"), Is.EqualTo(new[] { "a store.save 2", "b gate.admit_all 8" }));
    }
}
