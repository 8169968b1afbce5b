using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Web;
using NUnit.Framework;

namespace Mcp.Tests.Code.Web;

public sealed class RoutesTests
{
    [TestCase("a.js", "app.get('/orders', list);\n", "1 GET /orders list -")]
    [TestCase("a.js", "router.post('/orders/:id', requireLogin, (req, res) => {});\n", "1 POST /orders/:id  requireLogin")]
    [TestCase("a.js", "app.use(authenticate);\napp.all('/x', run);\n", "2 ANY /x run app.use(authenticate)")]
    [TestCase("a.js", "app.get('/x', run);\napp.use(authenticate);\n", "1 GET /x run -")]
    [TestCase("a.ts", "@Controller('orders')\n@UseGuards(AuthGuard)\nclass Orders {\n  @Get(':id')\n  one(id: string) { return 1; }\n}\n", "5 GET /orders/:id Orders.one @UseGuards")]
    [TestCase("app/users/route.ts", "export async function GET(request) {\n  return list();\n}\n", "1 GET /users GET -")]
    [TestCase("a.py", "@app.route('/orders', methods=['GET', 'POST'])\ndef orders():\n    pass\n", "1 GET/POST /orders orders -")]
    [TestCase("a.py", "@app.get('/orders')\n@login_required\ndef orders():\n    pass\n", "1 GET /orders orders @login_required")]
    [TestCase("a.py", "router = APIRouter(prefix='/api')\n@router.get('/x')\ndef x(user=Depends(get_current_user)):\n    pass\n", "2 GET /api/x x Depends(get_current_user)")]
    [TestCase("a.py", "@app.before_request\ndef check_login():\n    pass\n@app.route('/x')\ndef x():\n    pass\n", "4 GET /x x before_request: check_login")]
    [TestCase("urls.py", "urlpatterns = [path('orders/', views.orders)]\n", "1 ANY /orders orders -")]
    [TestCase("A.cs", "[Route(\"api\")]\nclass A {\n [HttpPost(\"x\")]\n public void X() { }\n}\n", "4 POST /api/x A.X -")]
    [TestCase("A.cs", "[Authorize]\nclass A {\n [HttpGet(\"/x\"), AllowAnonymous]\n public void X() { }\n}\n", "4 GET /x A.X [Authorize] open")]
    [TestCase("A.cs", "app.MapGet(\"/x\", () => 1).RequireAuthorization();\n", "1 GET /x  .RequireAuthorization()")]
    [TestCase("A.java", "@RequestMapping(\"/api\")\nclass A {\n @GetMapping(\"/x\")\n @PreAuthorize(\"hasRole('A')\")\n void x() { }\n}\n", "5 GET /api/x A.x @PreAuthorize")]
    [TestCase("a.go", "package a\nfunc main() {\n mux.HandleFunc(\"GET /x/{id}\", one)\n r.Post(\"/y\", two)\n}\nfunc one(w http.ResponseWriter, r *http.Request) {}\n", "3 GET /x/{id} one -, 4 POST /y two -")]
    [TestCase("a.go", "package a\nfunc main() {\n http.Handle(\"/x\", requireAuth(one))\n}\n", "3 ANY /x  requireAuth")]
    public void Routes_are_found_with_their_guards(string path, string text, string expected)
    {
        Assert.That(Shown(path, text), Is.EqualTo(expected));
    }

    [TestCase("a.js", "// app.get('/orders', list);\nconst s = \"app.get('/orders', list)\";\n")]
    [TestCase("a.js", "cache.get('/orders', list);\nmap.delete('/x', y);\naxios.post('/x', body);\n")]
    [TestCase("a.js", "app.get('title');\n")]
    [TestCase("a.py", "# @app.get('/x')\ndef x():\n    pass\n@cache.memoize('/x')\ndef y():\n    pass\n")]
    [TestCase("A.cs", "class A {\n [HttpMessage]\n public void X() { }\n}\n")]
    [TestCase("a.go", "package a\nfunc main() {\n cache.Get(\"a/b\", x)\n}\n")]
    [TestCase("a.rb", "get '/x' do\nend\n")]
    public void What_is_no_route_is_not(string path, string text)
    {
        Assert.That(Shown(path, text), Is.Empty);
    }

    [Test]
    public void Guard_of_a_listed_view_is_found_in_its_own_file()
    {
        SourceFile[] files =
        [
            new("shop/urls.py", "urlpatterns = [path('orders/', views.orders), path('terms/', views.terms)]\n"),
            new("shop/views.py", "@login_required\ndef orders(request):\n    pass\n\ndef terms(request):\n    pass\n"),
        ];

        var guards = Routes.Of(files).Select(route => $"{route.Pattern} {route.Guard ?? "-"}");

        Assert.That(guards, Is.EqualTo(["/orders @login_required", "/terms -"]));
    }

    [TestCase("require_login", true)]
    [TestCase("UseGuards", true)]
    [TestCase("verifyToken", true)]
    [TestCase("isAuthenticated", true)]
    [TestCase("csrfProtect", false)]
    [TestCase("author", false)]
    [TestCase("parseToken", false)]
    [TestCase("logout_required", false)]
    public void Guards_are_known_by_their_words(string name, bool isGuard)
    {
        Assert.That(GuardMarks.IsOne(name), Is.EqualTo(isGuard));
    }

    private static string Shown(string path, string text) => string.Join(", ", Routes.Of(new SourceFile(path, text))
        .Select(route => $"{route.Line} {route.Method} {route.Pattern} {route.Handler} {route.Guard ?? "-"}{(route.IsOpen ? " open" : "")}"));
}
