namespace Seaworthy.Tests.Flags.Elimination;

/// <summary>What a decided flag leaves of conditions and statements, and what it does not touch.</summary>
public sealed class FoldingTests
{
    [Theory]
    [InlineData("""if (Ask("a") && Has("x")) Log(1); else Log(2);""", """if (Ask("a")) Log(1); else Log(2);""", "Ask(\"a\");\nLog(2);")]
    [InlineData("""Log(Ask("a") && Has("x"));""", """Log(Ask("a"));""", "Ask(\"a\");\nLog(false);")]
    [InlineData("""Log($"{Ask("a")}{Ask("b") && Has("x")}");""", """Log($"{Ask("a")}{Ask("b")}");""", """Log($"{Ask("a")}{Ask("b") && false}");""")]
    [InlineData("""if (a) { if (Has("x")) Log(1); } else { Log(2); }""", """if (a) { Log(1); } else { Log(2); }""", """if (!a) { Log(2); }""")]
    [InlineData("""if (b) { if (Has("x")) { Log(1); } } else if (a) { Log(2); }""", """if (b) { Log(1); } else if (a) { Log(2); }""", """if (!b && a) { Log(2); }""")]
    [InlineData("""if (n++ == 0 && Has("x")) Log(1);""", """if (n++ == 0) Log(1);""", """n++;""")]
    [InlineData("""for (var i = 0; i < 3; i++) { if (Has("x")) break; Log(i); }""", """for (var i = 0; i < 3; ) { break; }""", """for (var i = 0; i < 3; i++) { Log(i); }""")]
    [InlineData("""var s = "a" + (Has("x") ? "n" : "o") + "z"; Log(s);""", """var s = "a" + "n" + "z"; Log(s);""", """var s = "a" + "o" + "z"; Log(s);""")]
    [InlineData("""Log($"The page is {(Has("x") ? "new" : "{old}")} for {n}.");""", """Log($"The page is new for {n}.");""", """Log($"The page is {{old}} for {n}.");""")]
    [InlineData("""Log($"The page is {(Has("x") ? "new" : "{old}")}.");""", """Log("The page is new.");""", """Log("The page is {old}.");""")]
    [InlineData("""Log(Has("x") == a);""", """Log(a);""", """Log(!a);""")]
    [InlineData("""Log(!(Has("x") || a));""", """Log(false);""", """Log(!a);""")]
    [InlineData("""var v = Has("x") ? 1 : 2.5; Log(v);""", """var v = (double)1; Log(v);""", """var v = 2.5; Log(v);""")]
    [InlineData("""switch (n) { case > 0 when Has("x"): Log(1); break; case 2: Log(2); break; }""", """switch (n) { case > 0: Log(1); break; }""", """switch (n) { case 2: Log(2); break; }""")]
    [InlineData("""switch (Has("x")) { case true: Log(1); break; default: Log(2); break; }""", """Log(1);""", """Log(2);""")]
    [InlineData("""try { Log(1); } catch (Exception) when (Has("x")) { Log(2); }""", """try { Log(1); } catch (Exception) { Log(2); }""", """Log(1);""")]
    [InlineData("""object o = n; if (Has("x") && o is string s) Log(s);""", """object o = n; if (o is string s) Log(s);""", """object o = n;""")]
    [InlineData("""var isOn = Has("x"); var both = isOn && a; if (both) Log(1); Log(isOn);""", """var both = a; if (both) Log(1); Log(true);""", """Log(false);""")]
    [InlineData("""var isOn = Has("x"); Log(isOn);""", """var isOn = true; Log(isOn);""", """var isOn = false; Log(isOn);""")]
    public void Leaves(string before, string on, string off)
    {
        Assert.Equal(on, FoldedCode.Of(before, isOn: true));
        Assert.Equal(off, FoldedCode.Of(before, isOn: false));
    }

    [Theory]
    [InlineData("""if (Ask("a") && true) Log(1);""")]
    [InlineData("""while (true) { Log(1); break; }""")]
    [InlineData("""if (Has("y")) Log("x");""")]
    [InlineData("""{ Log(1); }""")]
    public void What_no_flag_decides_is_left_alone(string code) => Assert.Equal(code, FoldedCode.Of(code, isOn: true));

    [Fact]
    public void A_block_keeps_its_braces_where_a_name_is_used_outside()
    {
        var folded = FoldedCode.Of("""if (Has("x")) { var n = 1; Log(n); } Log(n);""", isOn: true);
        Assert.Equal("""{ var n = 1; Log(n); } Log(n);""", folded);
    }

    [Fact]
    public void What_is_disposed_at_the_end_of_a_block_is_not_disposed_later()
    {
        var folded = FoldedCode.Of("""if (Has("x")) { using var reader = new System.IO.StringReader(""); Log(1); } Log(2);""", isOn: true);
        Assert.StartsWith("{ using var reader", folded, StringComparison.Ordinal);
    }
}
